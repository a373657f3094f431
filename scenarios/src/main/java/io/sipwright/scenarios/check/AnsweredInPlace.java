package io.sipwright.scenarios.check;

import io.sipwright.pstn.sdp.SdpLens;
import io.sipwright.pstn.sdp.SdpMedia;
import io.sipwright.scenarios.judge.Finding;
import java.util.Optional;
import java.util.stream.Collectors;

/** SDP-003: every m-line of the offer has its own in the answer, in the same order; unsupported ones have port 0. */
public final class AnsweredInPlace {
    private static final String DATA_CHANNEL = "webrtc-datachannel";

    private AnsweredInPlace() {}

    /**
     * @param call in which the browser offered audio, video and a data channel
     */
    public static Finding check(Call call) {
        return call.negotiation()
                .map(AnsweredInPlace::compared)
                .orElseGet(() -> NoAnswer.finding("three m-lines in the order of the offer", call));
    }

    private static Finding compared(Negotiation n) {
        String offered = kinds(n.offer());
        String answered = kinds(n.answer());
        String expected = "m-lines " + offered;
        String where = n.answered().where();
        if (n.offer().media().size() < 3) {
            return Finding.setupFailed(expected, "the browser did not offer three m-lines", where);
        }
        // SDP-003 · RFC 3264 §6
        if (!answered.equals(offered)) {
            return Finding.fail(
                    expected,
                    "m-lines " + answered,
                    where,
                    "the answer has m-lines " + answered + " where " + offered + " were offered");
        }
        return unreadable(n)
                .map(text -> Finding.warn(expected, text, where, text))
                .orElseGet(() -> Finding.pass(expected, "ports " + ports(n.answer()), where));
    }

    /**
     * Formats of a rejected m-line are to be ignored (RFC 3264 §6), but for a data channel browsers look for the one that RFC 8841 §4.4.2
     * names; Firefox refuses the whole answer without it.
     */
    static Optional<String> unreadable(Negotiation n) {
        return n.answer().media().stream()
                .filter(m -> m.proto().endsWith("/SCTP") && !m.formats().contains(DATA_CHANNEL))
                .findFirst()
                .map(m -> "the answer's data m-line has format " + String.join(" ", m.formats()) + " instead of "
                        + DATA_CHANNEL + ", which Firefox refuses to parse");
    }

    private static String kinds(SdpLens sdp) {
        return sdp.media().stream().map(SdpMedia::kind).collect(Collectors.joining(", "));
    }

    private static String ports(SdpLens sdp) {
        return sdp.media().stream().map(m -> Integer.toString(m.port())).collect(Collectors.joining(", "));
    }
}
