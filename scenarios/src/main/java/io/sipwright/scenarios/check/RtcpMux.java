package io.sipwright.scenarios.check;

import io.sipwright.pstn.sdp.SdpMedia;
import io.sipwright.scenarios.judge.Finding;
import java.util.List;
import java.util.Optional;

/** SDP-020: rtcp-mux is accepted for each accepted m-line that offers it, with RTCP on the RTP port only. */
public final class RtcpMux {
    private static final String EXPECTED = "a=rtcp-mux in each accepted m-line, RTCP on the RTP port, no rtcp-mux-only";

    private RtcpMux() {}

    public static Finding check(Call call) {
        return call.negotiation().map(RtcpMux::checked).orElseGet(() -> NoAnswer.finding(EXPECTED, call));
    }

    private static Finding checked(Negotiation n) {
        List<SdpMedia> offer = n.offer().media();
        List<SdpMedia> answer = n.answer().media();
        for (int i = 0; i < Math.min(offer.size(), answer.size()); i++) {
            Optional<Cause> cause =
                    broken(i + 1, offer.get(i), answer.get(i), n.answered().where());
            if (cause.isPresent()) {
                return Finding.fail(
                        EXPECTED,
                        cause.get().text(),
                        cause.get().evidence(),
                        cause.get().said());
            }
        }
        return Finding.pass(EXPECTED, "accepted", n.answered().where());
    }

    static Optional<Cause> broken(int number, SdpMedia offered, SdpMedia answered, String where) {
        boolean asked = offered.has("rtcp-mux") || offered.has("rtcp-mux-only");
        if (!asked || answered.port() == 0) {
            return Optional.empty();
        }
        String line = where + ", m-line " + number + " (" + answered.kind() + ")";
        // SDP-020 · RFC 5761 §5.1.1, RFC 8829 §5.8.3
        if (!answered.has("rtcp-mux")) {
            return owned("answer lacks a=rtcp-mux", line);
        }
        // SDP-020 · RFC 8858 §4.3
        if (answered.has("rtcp-mux-only")) {
            return owned("answer repeats a=rtcp-mux-only", line);
        }
        String rtcp = answered.section().attribute("rtcp").orElse("").split(" ", 2)[0];
        boolean elsewhere =
                rtcp.matches("\\d+") && !rtcp.equals(Integer.toString(answered.port())) && !rtcp.equals("9");
        return elsewhere ? owned("answer accepts rtcp-mux but names RTCP port " + rtcp, line) : Optional.empty();
    }

    private static Optional<Cause> owned(String text, String where) {
        return Optional.of(new Cause(text, where, "SDP-020"));
    }
}
