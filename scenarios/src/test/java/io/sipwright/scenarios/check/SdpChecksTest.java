package io.sipwright.scenarios.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.scenarios.judge.Finding;
import io.sipwright.scenarios.judge.Verdict;
import org.junit.jupiter.api.Test;

class SdpChecksTest {
    @Test
    void sdp_001_passes_on_dtls_srtp_with_ice_and_mux_and_fails_on_plain_rtp() {
        assertThat(WebRtcOffer.check(Calls.rung(Sdps.OFFER).messages()).verdict())
                .isEqualTo(Verdict.PASS);
        Finding finding = WebRtcOffer.check(Calls.rung(Sdps.PLAIN).messages());
        assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(finding.cause()).isEqualTo("the browser is offered RTP/AVP");
    }

    @Test
    void sdp_001_names_the_attribute_that_the_offer_lacks() {
        String offer = Sdps.OFFER.replace("a=rtcp-mux\n", "");
        assertThat(WebRtcOffer.check(Calls.rung(offer).messages()).cause()).isEqualTo("the offer lacks a=rtcp-mux");
    }

    @Test
    void sdp_002_passes_on_the_same_protocol_and_fails_on_another() {
        assertThat(AnswerProtocol.check(answered(Sdps.ANSWER)).verdict()).isEqualTo(Verdict.PASS);
        Finding finding = AnswerProtocol.check(
                answered(Sdps.ANSWER.replace("audio 7478 UDP/TLS/RTP/SAVPF", "audio 7478 RTP/SAVPF")));
        assertThat(finding.cause())
                .isEqualTo("the answer's m-line 1 is audio RTP/SAVPF where audio UDP/TLS/RTP/SAVPF was offered");
    }

    @Test
    void sdp_003_passes_with_three_lines_in_order_and_fails_when_one_is_dropped() {
        assertThat(AnsweredInPlace.check(answered(Sdps.ANSWER)).verdict()).isEqualTo(Verdict.PASS);
        Finding finding = AnsweredInPlace.check(
                answered(Sdps.ANSWER.replace("m=video 0 UDP/TLS/RTP/SAVPF 0\nc=IN IP4 0.0.0.0\n", "")));
        assertThat(finding.cause())
                .isEqualTo("the answer has m-lines audio, application where audio, video, application were offered");
    }

    @Test
    void sdp_003_warns_of_a_rejected_data_line_that_firefox_does_not_parse() {
        Finding finding = AnsweredInPlace.check(
                answered(Sdps.ANSWER.replace("UDP/DTLS/SCTP webrtc-datachannel", "UDP/DTLS/SCTP 19")));
        assertThat(finding.verdict()).isEqualTo(Verdict.WARN);
        assertThat(finding.cause())
                .isEqualTo("the answer's data m-line has format 19 instead of webrtc-datachannel, which Firefox refuses"
                        + " to parse");
    }

    @Test
    void sdp_020_passes_with_mux_and_names_the_answer_that_lacks_it() {
        assertThat(RtcpMux.check(answered(Sdps.ANSWER)).verdict()).isEqualTo(Verdict.PASS);
        Finding finding = RtcpMux.check(answered(Sdps.ANSWER.replace("a=rtcp-mux\n", "")));
        assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(finding.cause()).startsWith("answer lacks a=rtcp-mux [to change: OpenSIPS/Kamailio: rtpengine");
        assertThat(finding.where()).isEqualTo("200 OK to INVITE, CSeq 1, received by scripted/alice, m-line 1 (audio)");
    }

    @Test
    void sdp_020_fails_on_a_second_port_and_on_mux_only() {
        String port = Sdps.ANSWER.replace("a=rtcp-mux\n", "a=rtcp-mux\na=rtcp:7479\n");
        assertThat(RtcpMux.check(answered(port)).cause())
                .startsWith("answer accepts rtcp-mux but names RTCP port 7479");
        String only = Sdps.ANSWER.replace("a=rtcp-mux\n", "a=rtcp-mux\na=rtcp-mux-only\n");
        assertThat(RtcpMux.check(answered(only)).cause()).startsWith("answer repeats a=rtcp-mux-only");
    }

    @Test
    void sdp_022_passes_on_plain_sdp_in_both_directions() {
        assertThat(PlainSdp.check(Script.call(Calls.placed(Sdps.ANSWER), Calls.taken(Sdps.PLAIN)))
                        .verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(PlainSdp.check(Script.call(Calls.rung(Sdps.OFFER), Calls.dialled(Sdps.PLAIN)))
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void sdp_022_fails_on_browser_sdp_and_warns_of_what_should_not_pass() {
        assertThat(PlainSdp.check(taken(Sdps.OFFER)).cause())
                .startsWith("the trunk gets UDP/TLS/RTP/SAVPF instead of RTP/AVP");
        Finding warned = PlainSdp.check(taken(Sdps.PLAIN + "a=mid:0\n"));
        assertThat(warned.verdict()).isEqualTo(Verdict.WARN);
        assertThat(warned.cause()).startsWith("the browser's a=mid reaches the trunk [to change: ");
        assertThat(PlainSdp.check(taken(Sdps.PLAIN.replace("audio 40000", "audio 50000")))
                        .cause())
                .startsWith("the trunk gets the browser's own address 127.0.0.1 50000 instead of the bridge's");
    }

    @Test
    void sdp_022_fails_on_ice_in_an_answer_to_an_offer_without() {
        Call call = Script.call(Calls.rung(Sdps.OFFER), Calls.dialled(Sdps.PLAIN + "a=ice-ufrag:abcd\n"));
        assertThat(PlainSdp.check(call).cause()).startsWith("the answer to an offer without ICE holds a=ice-ufrag");
    }

    @Test
    void an_answer_that_never_came_is_no_failure_of_the_answers_rule() {
        Script phone = Script.phone()
                .sends("INVITE sip:9001@x.test", "CSeq: 1 INVITE", Sdps.OFFER)
                .gets("SIP/2.0 404 Not Found", "CSeq: 1 INVITE");
        Finding finding = RtcpMux.check(Script.call(phone, Script.farEnd()));
        assertThat(finding.verdict()).isEqualTo(Verdict.SETUP_FAILED);
        assertThat(finding.cause()).isEqualTo("404 Not Found to the browser's INVITE");
    }

    private static Call answered(String answer) {
        return Script.call(Calls.placed(answer), Calls.taken(Sdps.PLAIN));
    }

    private static Call taken(String offer) {
        return Script.call(Calls.placed(Sdps.ANSWER), Calls.taken(offer));
    }
}
