package io.sipwright.scenarios.rule;

import io.sipwright.pstn.sdp.SdpMedia;
import io.sipwright.scenarios.evidence.OfferAnswer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An m-line of an offer and the corresponding one of the answer.
 *
 * @param number of the m-line, from 1
 * @param offered in the offer
 * @param answered in the answer
 */
public record MediaPair(int number, SdpMedia offered, SdpMedia answered) {
    static List<MediaPair> of(OfferAnswer n) {
        List<SdpMedia> offer = n.offer().media();
        List<SdpMedia> answer = n.answer().media();
        return IntStream.range(0, Math.min(offer.size(), answer.size()))
                .mapToObj(i -> new MediaPair(i + 1, offer.get(i), answer.get(i)))
                .toList();
    }

    boolean accepted() {
        return answered.port() != 0;
    }

    public boolean offers(String attribute) {
        return offered.has(attribute);
    }

    public boolean answers(String attribute) {
        return answered.has(attribute);
    }

    /** {@code audio UDP/TLS/RTP/SAVPF}. */
    public String answeredLine() {
        return answered.kind() + " " + answered.proto();
    }

    public String offeredLine() {
        return offered.kind() + " " + offered.proto();
    }

    /** The port of a=rtcp; the RTP port if it is missing or 9. */
    public String rtcpPort() {
        String named = answered.section().attribute("rtcp").orElse("").split(" ", 2)[0];
        return named.matches("\\d+") && !named.equals("9") ? named : Integer.toString(answered.port());
    }

    public boolean rtcpOnRtpPort() {
        return rtcpPort().equals(Integer.toString(answered.port()));
    }
}
