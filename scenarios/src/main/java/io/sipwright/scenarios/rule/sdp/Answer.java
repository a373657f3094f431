package io.sipwright.scenarios.rule.sdp;

import static io.sipwright.scenarios.rule.Rule.rule;

import io.sipwright.pstn.sdp.SdpMedia;
import io.sipwright.pstn.sdp.SdpText;
import io.sipwright.scenarios.diagnosis.Hint;
import io.sipwright.scenarios.evidence.OfferAnswer;
import io.sipwright.scenarios.rule.Rule;
import io.sipwright.scenarios.rule.Stage;
import java.util.List;
import java.util.stream.Collectors;

/** What the answer to a browser's offer must be. */
public final class Answer {
    private static final String DATA_CHANNEL = "webrtc-datachannel";

    static final Rule PROTOCOL = rule("SDP-002").eachAcceptedMedia((m, is) -> is
            // SDP-002 · RFC 8829 §5.8.3, RFC 3264 §6.1
            .must(
                    m.answeredLine().equals(m.offeredLine()),
                    "the answer's m-line " + m.number() + " is " + m.answeredLine() + " where " + m.offeredLine()
                            + " was offered",
                    Hint.BROWSER_PROFILE)
            .seen(m.answeredLine() + " as offered"));

    static final Rule IN_PLACE = rule("SDP-003")
            .fromTheBrowser()
            .requires(Stage.NEGOTIATED)
            .holds((e, is) -> {
                OfferAnswer n = e.call().negotiation().orElseThrow();
                String offered = kinds(n.offer());
                String answered = kinds(n.answer());
                // SDP-003 · RFC 3264 §6
                is.at(n.answered())
                        .must(
                                answered.equals(offered),
                                "the answer has m-lines " + answered + " where " + offered + " were offered")
                        .seen("m-lines " + answered + " at ports " + ports(n.answer()));
                // Formats of a refused m-line are to be ignored (RFC 3264 §6), but browsers require the one of RFC 8841
                // §4.4.2.
                n.answer().media().stream()
                        .filter(Answer::strangeDataChannel)
                        .forEach(m -> is.should(
                                false,
                                "the answer's data m-line has format " + String.join(" ", m.formats()) + " instead of "
                                        + DATA_CHANNEL + ", which Firefox refuses to parse"));
                if (n.offer().media().size() >= 3) {
                    is.covers("audio, video and a data channel");
                }
            });

    static final Rule RTCP_MUX = rule("SDP-020").eachAcceptedMedia((m, is) -> {
        if (m.offers("rtcp-mux") || m.offers("rtcp-mux-only")) {
            // SDP-020 · RFC 5761 §5.1.1, RFC 8829 §5.8.3
            is.must(m.answers("rtcp-mux"), "answer lacks a=rtcp-mux", Hint.RTCP_MUX)
                    .must(
                            !m.answers("rtcp-mux") || m.rtcpOnRtpPort(),
                            "answer accepts rtcp-mux but names RTCP port " + m.rtcpPort())
                    // SDP-020 · RFC 8858 §4.3
                    .must(!m.answers("rtcp-mux-only"), "answer repeats a=rtcp-mux-only")
                    .seen("m-line " + m.number() + ": rtcp-mux, RTCP on port " + m.rtcpPort());
        }
    });

    static final Rule SETUP = rule("SDP-005").eachAcceptedMedia((m, is) -> {
        String offered = m.offered().attribute("setup").orElse("");
        String answered = m.answered().attribute("setup").orElse("");
        if (!offered.isEmpty()) {
            // SDP-005 · RFC 8842 §5.3, RFC 5763 §5
            is.must(
                            List.of("active", "passive").contains(answered) && !answered.equals(offered),
                            "DTLS role clash: the answer to a=setup:" + offered + " says "
                                    + (answered.isEmpty() ? "nothing" : "a=setup:" + answered),
                            Hint.DTLS_ROLE)
                    .seen(answered + " to " + offered);
        }
    });

    public static final List<Rule> RULES = List.of(PROTOCOL, IN_PLACE, RTCP_MUX, SETUP);

    private Answer() {}

    private static boolean strangeDataChannel(SdpMedia m) {
        return m.proto().endsWith("/SCTP") && !m.formats().contains(DATA_CHANNEL);
    }

    private static String kinds(SdpText sdp) {
        return sdp.media().stream().map(SdpMedia::kind).collect(Collectors.joining(", "));
    }

    private static String ports(SdpText sdp) {
        return sdp.media().stream().map(m -> Integer.toString(m.port())).collect(Collectors.joining(", "));
    }
}
