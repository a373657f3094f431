package io.sipwright.server.sdp.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sipwright.server.sdp.Fingerprint;
import io.sipwright.server.sdp.IceCredentials;
import io.sipwright.server.sdp.MediaKind;
import io.sipwright.server.sdp.Samples;
import io.sipwright.server.sdp.SdpLimits;
import io.sipwright.server.sdp.SdpSyntaxException;
import io.sipwright.server.sdp.SessionDescription;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SdpRewriterTest {
    private static final RtpEndpoint PLAIN = new RtpEndpoint(new MediaAddress("198.51.100.7", 40000), 40001);
    private static final Origin ORIGIN = new Origin(77, 3);
    private static final String PLAIN_ANSWER = """
            v=0
            o=gw 5 9 IN IP4 10.77.0.2
            s=call
            c=IN IP4 10.77.0.2
            t=0 0
            m=audio 41000 RTP/AVP 8 0 101
            b=AS:80
            a=rtpmap:8 PCMA/8000
            a=rtpmap:101 telephone-event/8000
            a=fmtp:101 0-16
            a=ptime:20
            a=recvonly
            """;
    private static final String OPUS_PHONE = """
            v=0
            o=phone 5 9 IN IP4 10.77.0.3
            s=call
            c=IN IP4 10.77.0.3
            t=0 0
            m=audio 42000 RTP/AVP 107 0 101 108
            a=rtpmap:107 opus/48000/2
            a=fmtp:107 stereo=0;sprop-stereo=0
            a=rtpmap:0 PCMU/8000
            a=rtpmap:101 telephone-event/8000
            a=fmtp:101 0-15
            a=rtpmap:108 telephone-event/48000
            """;

    @Test
    void a_chromium_offer_with_audio_and_video_becomes_a_plain_offer_of_audio() throws Exception {
        RewrittenSdp plain = plainOffer("jssip-chromium-invite-audio-video.txt");
        assertThat(Samples.lines(plain.sdp().encode()))
                .containsExactly( // SDP-022, SDP-024, SDP-026
                        "v=0",
                        "o=- 77 3 IN IP4 198.51.100.7",
                        "s=-",
                        "t=0 0",
                        "m=audio 40000 RTP/AVP 96 0 8 97 101",
                        "c=IN IP4 198.51.100.7",
                        "a=rtpmap:96 opus/48000/2",
                        "a=fmtp:96 minptime=10;useinbandfec=1",
                        "a=rtpmap:0 PCMU/8000",
                        "a=rtpmap:8 PCMA/8000",
                        "a=rtpmap:97 telephone-event/48000",
                        "a=fmtp:97 0-15",
                        "a=rtpmap:101 telephone-event/8000",
                        "a=fmtp:101 0-15",
                        "a=sendrecv",
                        "a=rtcp:40001 IN IP4 198.51.100.7");
    }

    @Test
    void the_plain_answer_becomes_an_answer_that_keeps_both_sections_in_place() throws Exception {
        ParsedDescription offer = offer("jssip-chromium-invite-audio-video.txt");
        RewrittenSdp reply = SdpRewriter.answer(offer, answerTo(offer, PLAIN_ANSWER), browser(Setup.ACTIVE), ORIGIN);
        assertThat(Samples.lines(reply.sdp().encode()))
                .containsExactly( // SDP-002, SDP-003, SDP-005, SDP-020, SDP-021, SDP-023
                        "v=0",
                        "o=- 77 3 IN IP4 198.51.100.8",
                        "s=-",
                        "t=0 0",
                        "a=group:BUNDLE 0",
                        "a=ice-options:ice2",
                        "m=audio 7478 UDP/TLS/RTP/SAVPF 8 0 126",
                        "c=IN IP4 198.51.100.8",
                        "b=AS:80",
                        "a=mid:0",
                        "a=rtpmap:8 PCMA/8000",
                        "a=rtpmap:0 PCMU/8000",
                        "a=rtpmap:126 telephone-event/8000",
                        "a=fmtp:126 0-16",
                        "a=ptime:20",
                        "a=recvonly",
                        "a=rtcp:7478 IN IP4 198.51.100.8",
                        "a=rtcp-mux",
                        "a=setup:active",
                        "a=fingerprint:sha-256 AA:BB",
                        "a=ice-ufrag:ufrag",
                        "a=ice-pwd:password-of-22-letters",
                        "a=candidate:1 1 udp 2130706431 198.51.100.8 7478 typ host",
                        "a=end-of-candidates",
                        "m=video 0 UDP/TLS/RTP/SAVPF 96 97 102 103 104 107 108 109 114 115 116 117 39 40 45 46 98 99 100"
                                + " 101 118 119 120",
                        "c=IN IP4 0.0.0.0",
                        "a=mid:1",
                        "a=inactive");
    }

    @Test
    void a_plain_offer_becomes_an_offer_that_a_browser_takes() throws Exception {
        ParsedDescription offer =
                ParsedDescription.offer(parse(PLAIN_ANSWER.replace("a=recvonly", "a=sendrecv")), MediaKind.RTP);
        RewrittenSdp sent =
                SdpRewriter.offer(offer, browser(Setup.ACTPASS), ORIGIN, NegotiatedState.fresh(MediaKind.WEBRTC));
        assertThat(Samples.lines(sent.sdp().encode()))
                .contains( // SDP-001, SDP-006, SDP-020
                        "a=group:BUNDLE 0",
                        "m=audio 7478 UDP/TLS/RTP/SAVPF 8 0 126",
                        "a=mid:0",
                        "a=rtcp-mux",
                        "a=rtcp-mux-only",
                        "a=setup:actpass",
                        "a=fingerprint:sha-256 AA:BB",
                        "a=ice-ufrag:ufrag",
                        "a=end-of-candidates");
    }

    @Test
    void a_firefox_answer_becomes_a_plain_answer_with_the_offered_numbers() throws Exception {
        ParsedDescription offer =
                ParsedDescription.offer(parse(PLAIN_ANSWER + "m=video 5000 RTP/AVP 96\n"), MediaKind.RTP);
        byte[] answer = Samples.bodies("call-jssip-to-sipjs-firefox.txt").get(1);
        Layout sent = SdpRewriter.offer(offer, browser(Setup.ACTPASS), ORIGIN, NegotiatedState.fresh(MediaKind.WEBRTC))
                .layout();
        ParsedDescription answered = ParsedDescription.answer(SessionDescription.parse(answer), MediaKind.WEBRTC, sent);
        RewrittenSdp reply = SdpRewriter.answer(offer, answered, PLAIN, ORIGIN);
        assertThat(Samples.lines(reply.sdp().encode()))
                .containsSubsequence(
                        "m=audio 40000 RTP/AVP 0 8 101",
                        "a=sendrecv",
                        "a=rtcp:40001 IN IP4 198.51.100.7",
                        "m=video 0 RTP/AVP 96",
                        "c=IN IP4 0.0.0.0",
                        "a=inactive");
    }

    @Test
    void opus_is_answered_under_the_numbers_and_with_the_parameters_of_each_side() throws Exception {
        ParsedDescription offer = offer("jssip-firefox-invite-audio.txt");
        RewrittenSdp reply = SdpRewriter.answer(offer, answerTo(offer, OPUS_PHONE), browser(Setup.ACTIVE), ORIGIN);
        assertThat(audioCodecs(reply)) // SDP-023, SDP-024
                .containsExactly(
                        "m=audio 7478 UDP/TLS/RTP/SAVPF 109 0 101",
                        "a=rtpmap:109 opus/48000/2",
                        "a=fmtp:109 stereo=0;sprop-stereo=0",
                        "a=rtpmap:0 PCMU/8000",
                        "a=rtpmap:101 telephone-event/8000",
                        "a=fmtp:101 0-15");
    }

    @Test
    void opus_of_a_phone_is_offered_to_a_browser_first_and_unaltered() throws Exception {
        ParsedDescription offer = ParsedDescription.offer(parse(OPUS_PHONE), MediaKind.RTP);
        RewrittenSdp sent =
                SdpRewriter.offer(offer, browser(Setup.ACTPASS), ORIGIN, NegotiatedState.fresh(MediaKind.WEBRTC));
        assertThat(audioCodecs(sent)) // SDP-024, MED-023
                .containsExactly(
                        "m=audio 7478 UDP/TLS/RTP/SAVPF 111 0 126 110",
                        "a=rtpmap:111 opus/48000/2",
                        "a=fmtp:111 stereo=0;sprop-stereo=0",
                        "a=rtpmap:0 PCMU/8000",
                        "a=rtpmap:126 telephone-event/8000",
                        "a=fmtp:126 0-15",
                        "a=rtpmap:110 telephone-event/48000",
                        "a=fmtp:110 0-15");
    }

    @Test
    void a_phone_without_opus_gets_g711_and_no_events_on_the_clock_of_opus() throws Exception {
        ParsedDescription offer = offer("jssip-chromium-invite-audio.txt");
        String confused = PLAIN_ANSWER.replace("8 0 101", "8 0 101 97") + "a=rtpmap:97 telephone-event/48000\n";
        for (String answer : List.of(PLAIN_ANSWER, confused)) {
            RewrittenSdp reply = SdpRewriter.answer(offer, answerTo(offer, answer), browser(Setup.ACTIVE), ORIGIN);
            assertThat(reply.sdp().media().get(0).line().formats()) // SDP-026 · RFC 4733 §2.5.2.1
                    .containsExactly("8", "0", "126");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jssip-chromium-invite-audio.txt",
                "jssip-firefox-invite-audio-video.txt",
                "sipjs-chromium-invite-audio-video.txt",
                "sipjs-firefox-invite-audio.txt"
            })
    void nothing_of_a_browser_reaches_the_plain_side(String sample) throws Exception {
        assertThat(new String(plainOffer(sample).sdp().encode(), StandardCharsets.US_ASCII)) // SDP-022
                .doesNotContain("ice-", "candidate", "fingerprint", "setup", "mux", "BUNDLE", "mid:", "msid", "ssrc")
                .doesNotContain("extmap", "rtcp-fb", "red/", "G722", "CN/", "video", "SAVP", "crypto");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sendrecv", "sendonly", "recvonly", "inactive"})
    void the_direction_is_handed_on(String direction) throws Exception {
        ParsedDescription offer =
                ParsedDescription.offer(parse(PLAIN_ANSWER.replace("recvonly", direction)), MediaKind.RTP);
        RewrittenSdp sent =
                SdpRewriter.offer(offer, browser(Setup.ACTPASS), ORIGIN, NegotiatedState.fresh(MediaKind.WEBRTC));
        assertThat(Samples.lines(sent.sdp().encode())).contains("a=" + direction); // SDP-029
    }

    @Test
    void an_old_hold_by_a_null_address_becomes_sendonly() throws Exception {
        String held =
                PLAIN_ANSWER.replace("c=IN IP4 10.77.0.2", "c=IN IP4 0.0.0.0").replace("a=recvonly\n", "");
        ParsedDescription offer = ParsedDescription.offer(parse(held), MediaKind.RTP);
        assertThat(offer.audio().direction().attribute()).isEqualTo("sendonly"); // SDP-030
    }

    @Test
    void a_later_offer_to_a_browser_keeps_its_sections_and_numbers() throws Exception {
        ParsedDescription first = offer("jssip-chromium-invite-audio-video.txt");
        NegotiatedState known = NegotiatedState.of(MediaKind.WEBRTC, first.layout(), first.audio());
        ParsedDescription again = ParsedDescription.offer(parse(PLAIN_ANSWER), MediaKind.RTP);
        RewrittenSdp sent = SdpRewriter.offer(again, browser(Setup.ACTPASS), ORIGIN, known);
        assertThat(sent.sdp().media()).hasSize(2); // SDP-028
        assertThat(sent.sdp().media().get(0).line().formats()).containsExactly("8", "0", "126");
        assertThat(sent.sdp().media().get(1).line().port()).isZero();
    }

    @Test
    void an_offer_without_a_codec_that_can_pass_is_refused_with_what_it_offered() {
        String unknownOnly = PLAIN_ANSWER.replace("RTP/AVP 8 0 101", "RTP/AVP 111");
        assertThatThrownBy(() -> ParsedDescription.offer(parse(unknownOnly), MediaKind.RTP)) // SDP-025
                .isInstanceOf(NotBridgeableException.class)
                .hasMessageContaining("audio 41000 RTP/AVP 111");
    }

    @Test
    void an_answer_with_another_number_of_sections_is_refused() throws Exception {
        ParsedDescription offer = offer("jssip-chromium-invite-audio.txt");
        assertThatThrownBy(() -> answerTo(offer, PLAIN_ANSWER + "m=video 0 RTP/AVP 96\n"))
                .isInstanceOf(NotBridgeableException.class)
                .hasMessageContaining("2 m= lines, the offer had 1");
    }

    @Test
    void a_description_of_53_kilobytes_is_rewritten_in_a_blink_and_explained_in_256_lines()
            throws Exception { // SEC-018
        String large = PLAIN_ANSWER.replace("8 0 101", "8 0 101" + " 96".repeat(7000)) + "a=x\n".repeat(6500);
        SdpLimits none = new SdpLimits(100_000, 32, 100_000);
        byte[] text = large.getBytes(StandardCharsets.US_ASCII);
        long start = System.nanoTime();
        ParsedDescription offer = ParsedDescription.offer(SessionDescription.parse(text, none), MediaKind.RTP);
        RewrittenSdp sent =
                SdpRewriter.offer(offer, browser(Setup.ACTPASS), ORIGIN, NegotiatedState.fresh(MediaKind.WEBRTC));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(700));
        assertThat(sent.changes()).hasSize(257);
        assertThat(sent.changes().get(256).before()).endsWith(" more lines");
    }

    @Test
    void every_changed_line_is_explained() throws Exception {
        List<LineChange> changes = plainOffer("jssip-chromium-invite-audio.txt").changes();
        assertThat(changes).allSatisfy(change -> assertThat(change.rule()).matches("[A-Z]+-\\d{3}"));
        assertThat(changes)
                .anySatisfy(change -> {
                    assertThat(change.where()).isEqualTo("SDP audio a=candidate");
                    assertThat(change.after()).isEmpty();
                    assertThat(change.rule()).isEqualTo("SDP-022");
                })
                .anySatisfy(change -> {
                    assertThat(change.where()).isEqualTo("SDP audio m=");
                    assertThat(change.after()).isEqualTo("m=audio 40000 RTP/AVP 96 0 8 97 101");
                });
    }

    private static RewrittenSdp plainOffer(String sample) throws Exception {
        return SdpRewriter.offer(offer(sample), PLAIN, ORIGIN, NegotiatedState.fresh(MediaKind.RTP));
    }

    private static ParsedDescription offer(String sample) throws Exception {
        return ParsedDescription.offer(SessionDescription.parse(Samples.first(sample)), MediaKind.WEBRTC);
    }

    private static ParsedDescription answerTo(ParsedDescription offer, String answer) throws Exception {
        Layout sent = SdpRewriter.offer(offer, PLAIN, ORIGIN, NegotiatedState.fresh(MediaKind.RTP))
                .layout();
        return ParsedDescription.answer(parse(answer), MediaKind.RTP, sent);
    }

    private static List<String> audioCodecs(RewrittenSdp rewritten) {
        return Samples.lines(rewritten.sdp().encode()).stream()
                .filter(line -> line.matches("m=audio.*|a=(rtpmap|fmtp):.*"))
                .toList();
    }

    private static SessionDescription parse(String text) throws SdpSyntaxException {
        return SessionDescription.parse(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static WebRtcEndpoint browser(Setup setup) {
        return new WebRtcEndpoint(
                new MediaAddress("198.51.100.8", 7478),
                new IceCredentials("ufrag", "password-of-22-letters"),
                new Fingerprint("sha-256", "AA:BB"),
                setup);
    }
}
