package io.sipwright.scenarios.rule.websocket;

import static io.sipwright.scenarios.rule.Rule.rule;

import io.sipwright.scenarios.diagnosis.RegistrationDiagnosis;
import io.sipwright.scenarios.evidence.WebSocketOpening;
import io.sipwright.scenarios.rule.Rule;
import java.util.List;
import java.util.Optional;

/** The opening of a phone's WebSocket. */
public final class Handshake {
    static final Rule SUBPROTOCOL = rule("WS-001")
            .requires(WebSocketOpening.class)
            .holds((e, is) -> {
                WebSocketOpening opening = e.fact(WebSocketOpening.class).orElseThrow();
                is.at("WebSocket handshake");
                // WS-001 · RFC 7118 §4.1
                if (opening.open()) {
                    is.must(
                                    opening.detail().equals("sip"),
                                    "the edge agreed to sub-protocol \"" + opening.detail() + "\" instead of sip")
                            .seen("101 with sub-protocol " + opening.detail());
                } else if (opening.result() == WebSocketOpening.Result.WRONG_SUBPROTOCOL) {
                    is.unless(Optional.of(RegistrationDiagnosis.closed(opening)));
                } else {
                    is.missing(RegistrationDiagnosis.closed(opening));
                }
            });

    public static final List<Rule> RULES = List.of(SUBPROTOCOL);

    private Handshake() {}
}
