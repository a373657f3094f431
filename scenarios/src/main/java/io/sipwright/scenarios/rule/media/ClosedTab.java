package io.sipwright.scenarios.rule.media;

import static io.sipwright.scenarios.rule.Rule.rule;

import io.sipwright.scenarios.diagnosis.Hint;
import io.sipwright.scenarios.evidence.BridgePorts;
import io.sipwright.scenarios.evidence.Call;
import io.sipwright.scenarios.evidence.Ending;
import io.sipwright.scenarios.evidence.Evidence;
import io.sipwright.scenarios.evidence.OfferAnswer;
import io.sipwright.scenarios.evidence.ReplacementPhone;
import io.sipwright.scenarios.evidence.TabClosed;
import io.sipwright.scenarios.evidence.TranscriptMessage;
import io.sipwright.scenarios.rule.Clauses;
import io.sipwright.scenarios.rule.Rule;
import io.sipwright.scenarios.rule.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A tab that closes during a call: the other end is released, and nothing of the call is left. */
public final class ClosedTab {
    static final Rule OTHER_END = rule("CALL-026")
            .requires(Stage.ESTABLISHED)
            .requires(TabClosed.class, ReplacementPhone.class)
            .holds((e, is) -> {
                if (wasUp(e, is)) {
                    released(e, is);
                    ReplacementPhone after = e.fact(ReplacementPhone.class).orElseThrow();
                    is.at("browser")
                            .must(
                                    after.registered(),
                                    "the user cannot register again after the tab closed: " + after.detail())
                            .seen("registered again");
                }
            });

    static final Rule PORTS = rule("MED-032")
            .requires(Stage.ESTABLISHED)
            .requires(TabClosed.class, BridgePorts.class, ReplacementPhone.class)
            .holds((e, is) -> {
                if (!wasUp(e, is)) {
                    return;
                }
                released(e, is);
                ReplacementPhone after = e.fact(ReplacementPhone.class).orElseThrow();
                e.fact(BridgePorts.class).orElseThrow().ports().forEach(p -> port(p, e, is));
                if (!after.callAnswered()) {
                    is.at("browser").missing("the target is not seen to be alive afterwards: " + after.detail());
                } else {
                    is.seen("a new call of the user is answered").covers("the user's next call");
                }
            });

    public static final List<Rule> RULES = List.of(OTHER_END, PORTS);

    private ClosedTab() {}

    /** The precondition: an established call with media in both directions when the tab closes. */
    private static boolean wasUp(Evidence e, Clauses is) {
        TabClosed closed = e.fact(TabClosed.class).orElseThrow();
        Optional<Ending> before =
                Ending.of(e.call()).filter(end -> end.message().at().isBefore(closed.at()));
        if (before.isPresent() || !closed.callUp()) {
            is.missing("the call was over before the tab closed"
                    + before.map(b -> ": " + b.text()).orElse(""));
        } else if (!closed.mediaBothWays()) {
            is.missing("the ends had not heard each other before the tab closed");
        }
        return before.isEmpty() && closed.callUp() && closed.mediaBothWays();
    }

    private static void released(Evidence e, Clauses is) {
        Call call = e.call();
        TabClosed closed = e.fact(TabClosed.class).orElseThrow();
        Duration limit = e.timing().abandoned();
        Optional<TranscriptMessage> bye = call.farEnd()
                .received()
                .requests("BYE")
                .where(b -> !b.at().isBefore(closed.at().minusMillis(20)))
                .first();
        Duration took = bye.map(b -> Duration.between(closed.at(), b.at())).orElse(limit);
        // CALL-026 · RFC 5626 §4.2.2
        is.at("far end")
                .must(
                        bye.isPresent(),
                        "the far side is not released: no BYE within " + limit.toSeconds() + " s after the tab closed",
                        Hint.FAR_SIDE_KEPT)
                .must(
                        took.compareTo(limit) <= 0,
                        "the far side is released late, " + took.toSeconds() + " s after the tab closed",
                        Hint.FAR_SIDE_KEPT)
                .seen("BYE at the far end " + took.toMillis() + " ms after the tab closed")
                .covers(call.outgoing() ? "the caller's tab" : "the callee's tab");
    }

    private static void port(BridgePorts.Port p, Evidence e, Clauses is) {
        String name = p.name() + " port " + p.address();
        is.at(name);
        if (phonesOwn(e.call(), p.address())) {
            is.missing(name + " is the browser's own: media are not bridged");
        } else if (!p.openBefore()) {
            is.missing(name + " did not take packets during the call");
        } else {
            Duration limit = e.timing().abandoned();
            // MED-032 · RFC 7675 §5.1
            is.must(
                            p.closedAfter().isPresent(),
                            name + " of the bridge is not released when the browser vanishes",
                            Hint.PORTS_KEPT)
                    .must(
                            p.closedAfter().filter(t -> t.compareTo(limit) > 0).isEmpty(),
                            name + " of the bridge is released late",
                            Hint.PORTS_KEPT)
                    .seen(name + " closed after "
                            + p.closedAfter().map(Duration::toMillis).orElse(0L) + " ms")
                    .covers(p.name() + " port");
        }
    }

    private static boolean phonesOwn(Call call, String address) {
        return call.phone().sent().where(TranscriptMessage::hasSdp).all().stream()
                .flatMap(s -> OfferAnswer.sdp(s).media().stream())
                .flatMap(m -> m.candidates().stream())
                .anyMatch(c -> (c.address() + ":" + c.port()).equals(address));
    }
}
