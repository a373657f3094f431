package io.sipwright.scenarios.invariant;

import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.wire.WireMessage;
import io.sipwright.scenarios.judge.ScenarioRecord;
import java.util.List;
import java.util.stream.Stream;

/**
 * A message that a party received from the target.
 *
 * @param scenario in which it came
 * @param wire as it was on the wire
 * @param sip the same, read
 * @param sent all that the parties of the scenario sent, as text
 */
record ReceivedMessage(ScenarioRecord scenario, WireMessage wire, SipText sip, String sent) {
    boolean overWebSocket() {
        return wire.transport().startsWith("WS");
    }

    boolean isSip() {
        return sip.isRequest() || sip.isResponse();
    }

    boolean isChallenge() {
        return sip.status() == 401 || sip.status() == 407;
    }

    /** The header lines of these names, except what a party of the scenario sent itself and the target passed on. */
    List<String> ofTheTarget(String... names) {
        return Stream.of(names)
                .flatMap(name -> sip.headers(name).stream())
                .filter(value -> !sent.contains(value))
                .toList();
    }

    /** The challenges that the target made. */
    List<String> challenges() {
        return isChallenge() ? ofTheTarget("WWW-Authenticate", "Proxy-Authenticate") : List.of();
    }

    /** {@code 401 Unauthorized to REGISTER, at desk}. */
    String summary() {
        String what = sip.isResponse()
                ? sip.status() + " " + sip.reason() + " to " + sip.cseqMethod()
                : isSip() ? sip.method() + " " + sip.requestUri() : "no SIP message: " + sip.startLine();
        return what + ", at " + wire.party();
    }
}
