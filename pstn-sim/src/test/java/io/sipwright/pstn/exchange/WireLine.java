package io.sipwright.pstn.exchange;

import io.sipwright.pstn.exchange.CallTrace.TracedMessage;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.wire.Direction;
import io.sipwright.pstn.wire.WireMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A message on one line: {@code >} for sent by the PBX or {@code <} for received, the first line, the CSeq, and whether
 * there is a description, separated by bars.
 */
final class WireLine {
    private WireLine() {}

    static TracedMessage seen(String line) {
        String[] parts = line.substring(2).split("\\|");
        String type = parts.length > 2 ? "Content-Type: application/sdp\r\n" : "";
        String text = parts[0] + "\r\nCSeq: " + parts[1] + "\r\n" + type + "\r\n";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Direction direction = line.startsWith(">") ? Direction.SENT : Direction.RECEIVED;
        return new TracedMessage(
                new WireMessage(Instant.EPOCH, "x", direction, "UDP", "a", "b", "udp", bytes), SipText.parse(bytes));
    }
}
