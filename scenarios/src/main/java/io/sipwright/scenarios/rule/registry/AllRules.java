package io.sipwright.scenarios.rule.registry;

import io.sipwright.scenarios.requirement.Catalogue;
import io.sipwright.scenarios.requirement.Requirement;
import io.sipwright.scenarios.rule.Judgement;
import io.sipwright.scenarios.rule.Rule;
import io.sipwright.scenarios.rule.auth.Credentials;
import io.sipwright.scenarios.rule.call.Basic;
import io.sipwright.scenarios.rule.media.Audio;
import io.sipwright.scenarios.rule.media.ClosedTab;
import io.sipwright.scenarios.rule.media.Dtmf;
import io.sipwright.scenarios.rule.media.Path;
import io.sipwright.scenarios.rule.nat.Contacts;
import io.sipwright.scenarios.rule.nat.Flows;
import io.sipwright.scenarios.rule.proxy.Routes;
import io.sipwright.scenarios.rule.registrar.Bindings;
import io.sipwright.scenarios.rule.sdp.Answer;
import io.sipwright.scenarios.rule.sdp.Offer;
import io.sipwright.scenarios.rule.sdp.TrunkSide;
import io.sipwright.scenarios.rule.websocket.Handshake;
import java.util.List;
import java.util.stream.Stream;

/** The list of all rules. */
public final class AllRules {
    public static final List<Rule> RULES = Stream.of(
                    Handshake.RULES,
                    Bindings.RULES,
                    Credentials.RULES,
                    Contacts.RULES,
                    Flows.RULES,
                    Routes.RULES,
                    Answer.RULES,
                    Offer.RULES,
                    TrunkSide.RULES,
                    Path.RULES,
                    Audio.RULES,
                    Dtmf.RULES,
                    ClosedTab.RULES,
                    Basic.RULES)
            .flatMap(List::stream)
            .toList();

    private AllRules() {}

    /** All rules with titles and dependencies from the catalogue. */
    public static Judgement by(Catalogue catalogue) {
        return new Judgement(
                RULES,
                id -> catalogue.get(id).title(),
                id -> catalogue.find(id).map(Requirement::after).orElse(List.of()));
    }
}
