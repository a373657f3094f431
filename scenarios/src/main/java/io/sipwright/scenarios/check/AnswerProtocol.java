package io.sipwright.scenarios.check;

import io.sipwright.pstn.sdp.SdpMedia;
import io.sipwright.scenarios.judge.Finding;
import java.util.List;
import java.util.Optional;

/** SDP-002: each accepted m-line of the answer has the media type and protocol of the offer's. */
public final class AnswerProtocol {
    private static final String EXPECTED = "each accepted m-line as offered: same media type and protocol";

    private AnswerProtocol() {}

    public static Finding check(Call call) {
        return call.negotiation().map(AnswerProtocol::compared).orElseGet(() -> NoAnswer.finding(EXPECTED, call));
    }

    private static Finding compared(Negotiation n) {
        List<SdpMedia> offer = n.offer().media();
        List<SdpMedia> answer = n.answer().media();
        for (int i = 0; i < Math.min(offer.size(), answer.size()); i++) {
            Optional<Finding> differs =
                    compared(i + 1, offer.get(i), answer.get(i), n.answered().where());
            if (differs.isPresent()) {
                return differs.get();
            }
        }
        return Finding.pass(
                EXPECTED, answer.size() + " m-lines as offered", n.answered().where());
    }

    private static Optional<Finding> compared(int number, SdpMedia offered, SdpMedia answered, String where) {
        boolean same = offered.kind().equals(answered.kind()) && offered.proto().equals(answered.proto());
        // SDP-002 · RFC 8829 §5.8.3, RFC 3264 §6.1
        if (same || answered.port() == 0) {
            return Optional.empty();
        }
        String actual = "m-line " + number + " is " + answered.kind() + " " + answered.proto();
        return Optional.of(Finding.fail(
                EXPECTED,
                actual,
                where,
                "the answer's " + actual + " where " + offered.kind() + " " + offered.proto() + " was offered"));
    }
}
