package io.sipwright.scenarios.wire;

import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.wire.Direction;
import io.sipwright.pstn.wire.ws.Frame;
import io.sipwright.pstn.wire.ws.HttpHead;
import io.sipwright.scenarios.endpoint.Endpoint;
import io.sipwright.scenarios.endpoint.LoggedMessage;
import io.sipwright.scenarios.endpoint.WebSocketTransport;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rules for every frame and message of the server on any WebSocket, in any scenario. Pure. */
final class FrameRules {
    /** Reserved codes that must never be sent (RFC 6455 §7.4.1); codes below 1000 are not used. */
    private static final Set<Integer> NEVER_SENT = Set.of(1004, 1005, 1006, 1015);

    private FrameRules() {}

    /** The broken rules on this endpoint's connection, by requirement; empty over UDP. */
    static Map<String, String> broken(Endpoint endpoint) {
        Map<String, String> broken = new LinkedHashMap<>();
        endpoint.webSocket().ifPresent(ws -> {
            boolean extended = negotiated(ws);
            ws.frames().forEach(received -> frame(received.frame(), extended, broken));
            endpoint.messages().stream()
                    .filter(m -> m.direction() == Direction.RECEIVED)
                    .forEach(m -> message(m, broken));
        });
        return broken;
    }

    private static boolean negotiated(WebSocketTransport ws) {
        return Optional.ofNullable(ws.answer())
                .flatMap((HttpHead head) -> head.value("Sec-WebSocket-Extensions"))
                .isPresent();
    }

    private static void frame(Frame frame, boolean extended, Map<String, String> broken) {
        if (frame.masked()) { // WS-019 · RFC 6455 §5.1
            broken.putIfAbsent("WS-019", "the server sent a masked frame: " + frame);
        }
        if (frame.rsv() != 0 && !extended) { // WS-006 · RFC 6455 §5.2
            broken.putIfAbsent("WS-006", "the server set reserved bits without an extension: " + frame);
        }
        boolean coded = frame.opcode() == Frame.CLOSE && frame.payload().length > 0;
        if (coded && (frame.closeCode() < 1000 || NEVER_SENT.contains(frame.closeCode()))) { // WS-023 · RFC 6455 §7.4.1
            broken.putIfAbsent("WS-023", "the server sent a Close frame with the code " + frame.closeCode());
        }
    }

    private static void message(LoggedMessage message, Map<String, String> broken) {
        SipText sip = message.sip();
        if (!sip.isRequest() && !sip.isResponse()) { // WS-028 · RFC 7118 §4.1
            broken.putIfAbsent("WS-028", "the server sent " + message.summary());
            return;
        }
        String whole = new String(message.bytes(), StandardCharsets.ISO_8859_1);
        int length = sip.body().length;
        Optional<String> told = sip.header("Content-Length");
        if (!whole.contains("\r\n\r\n")
                || told.filter(t -> !t.strip().equals(String.valueOf(length))).isPresent()) {
            // WS-009 · RFC 7118 §5
            broken.putIfAbsent(
                    "WS-009",
                    message.summary() + " came with " + length + " bytes of body and Content-Length "
                            + told.orElse("none"));
        }
    }
}
