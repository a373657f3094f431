package io.sipwright.scenarios.invariant;

import static io.sipwright.scenarios.invariant.Invariant.HOLDS;
import static io.sipwright.scenarios.invariant.Invariant.invariant;

import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.wire.Direction;
import io.sipwright.scenarios.invariant.Invariant.Look;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** SIP messages over WebSocket (RFC 7118). */
final class WebSocketMessages {
    private static final Pattern TRANSPORT_WSS = Pattern.compile("(?i);\\s*transport\\s*=\\s*wss\\b");

    // WS-028 · RFC 7118 §4.1
    static final Invariant SIP_ONLY = invariant("WS-028")
            .eachMessage(ReceivedMessage::overWebSocket, m -> m.isSip() ? HOLDS : "the server sent " + m.summary());

    // WS-009 · RFC 7118 §5
    static final Invariant ONE_EACH =
            invariant("WS-009").eachMessage(m -> m.overWebSocket() && m.isSip(), WebSocketMessages::whole);

    // WS-012 · RFC 7118 §5.1
    static final Invariant VIA = invariant("WS-012")
            .eachMessage(m -> m.overWebSocket() && m.sip().isRequest(), m -> {
                String transport = m.sip().topVia().transport();
                return transport.toUpperCase(Locale.ROOT).equals(m.wire().transport())
                        ? HOLDS
                        : "the top Via of a request over " + m.wire().transport() + " says " + transport;
            });

    // WS-015 · RFC 7118 §5.2
    static final Invariant URIS = invariant("WS-015")
            .eachMessage(
                    ReceivedMessage::isSip,
                    m -> m.ofTheTarget("Record-Route", "Path", "Service-Route", "Contact", "Route").stream()
                            .filter(value -> TRANSPORT_WSS.matcher(value).find())
                            .findFirst()
                            .map(value -> "the server made a URI with transport=wss: " + value)
                            .orElse(HOLDS));

    // WS-029 · RFC 7118 §5
    static final Invariant NO_COPIES = invariant("WS-029").across(WebSocketMessages::copies);

    static final List<Invariant> INVARIANTS = List.of(SIP_ONLY, ONE_EACH, VIA, URIS, NO_COPIES);

    private WebSocketMessages() {}

    private static String whole(ReceivedMessage message) {
        int body = message.sip().body().length;
        String length = message.sip().header("Content-Length").orElse("none").strip();
        boolean ends = new String(message.wire().bytes(), StandardCharsets.ISO_8859_1).contains("\r\n\r\n");
        return ends && (length.equals("none") || length.equals(Integer.toString(body)))
                ? HOLDS
                : "a message came with " + body + " bytes of body and Content-Length " + length;
    }

    /**
     * A request, or a refusal of an INVITE, that came more often over one connection than the parties sent its request. A 2xx is
     * repeated by its sender until it is acknowledged, over any transport (RFC 3261 §13.3.1.4).
     */
    private static void copies(RunTraffic run, Look look) {
        Map<String, Integer> times = new HashMap<>();
        for (ReceivedMessage m : run.messages()) {
            SipText sip = m.sip();
            boolean refusal = sip.status() >= 300 && sip.cseqMethod().equals("INVITE");
            if (m.overWebSocket() && (sip.isRequest() || refusal)) {
                String key = String.join(
                        " ",
                        m.scenario().lane().label(),
                        m.scenario().source(),
                        m.wire().connection(),
                        m.wire().local(),
                        sip.branch(),
                        sip.method(),
                        Integer.toString(sip.status()));
                int copies = times.merge(key, 1, Integer::sum);
                boolean again = copies > 1 && copies > sent(m);
                look.at(m.scenario(), m.summary(), again ? "it came again over WebSocket: " + m.summary() : HOLDS);
            }
        }
    }

    private static long sent(ReceivedMessage message) {
        SipText sip = message.sip();
        return message.scenario().messages().stream()
                .filter(m -> m.direction() == Direction.SENT)
                .map(m -> SipText.parse(m.bytes()))
                .filter(s -> s.isRequest()
                        && s.callId().equals(sip.callId())
                        && s.cseqNumber() == sip.cseqNumber()
                        && s.method().equals(sip.cseqMethod()))
                .count();
    }
}
