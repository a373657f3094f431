package io.sipwright.scenarios.report.html;

import io.sipwright.pstn.wire.Direction;
import io.sipwright.pstn.wire.WireMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A message on both sides of the target: as one party sent it and as another received it.
 *
 * @param title {@code INVITE: chromium/alice → gateway}
 * @param changes line by line
 */
record Hop(String title, List<LineDiff.Change> changes) {

    long rewritten() {
        return changes.stream()
                .filter(c -> c.kind() != LineDiff.Kind.SAME && !c.text().isBlank())
                .count();
    }

    /** All hops of a transcript, in order of time. Hop-by-hop messages, which end at the target, have none. */
    static List<Hop> of(List<WireMessage> transcript) {
        List<SipText> arrivals = new ArrayList<>(transcript.stream()
                .filter(m -> m.direction() == Direction.RECEIVED)
                .map(SipText::of)
                .toList());
        Map<String, String> sameCall = new HashMap<>();
        List<Hop> hops = new ArrayList<>();
        for (WireMessage wire : transcript) {
            SipText sent = SipText.of(wire);
            if (wire.direction() == Direction.SENT && sent.status() != 100) {
                Optional<SipText> arrival = arrivals.stream()
                        .filter(r -> continues(sent, r, sameCall))
                        .findFirst();
                arrival.ifPresent(received -> {
                    arrivals.remove(received);
                    sameCall.put(received.callId(), sent.callId());
                    sameCall.put(sent.callId(), sent.callId());
                    hops.add(hop(sent, received));
                });
            }
        }
        return hops;
    }

    /** A proxy keeps the Call-ID; a back-to-back user agent begins a new one with the next INVITE. */
    private static boolean continues(SipText sent, SipText received, Map<String, String> sameCall) {
        boolean alike = sent.isRequest() == received.isRequest()
                && sent.status() == received.status()
                && sent.method().equals(received.method())
                && !sent.wire().party().equals(received.wire().party())
                && !received.wire().at().isBefore(sent.wire().at());
        if (!alike) {
            return false;
        }
        String call = sameCall.getOrDefault(sent.callId(), sent.callId());
        String arrived = sameCall.get(received.callId());
        return arrived != null
                ? call.equals(arrived)
                : call.equals(received.callId())
                        || sent.isRequest() && sent.method().equals("INVITE");
    }

    private static Hop hop(SipText sent, SipText received) {
        String what = sent.isRequest() ? sent.method() : sent.title() + " to " + sent.method();
        String title =
                what + ": " + sent.wire().party() + " → " + received.wire().party();
        return new Hop(title, LineDiff.of(sent.lines(), received.lines()));
    }
}
