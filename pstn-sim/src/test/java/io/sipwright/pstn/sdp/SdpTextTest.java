package io.sipwright.pstn.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.pstn.sip.Samples;
import io.sipwright.pstn.sip.SipText;
import org.junit.jupiter.api.Test;

class SdpTextTest {
    private static SdpText of(String sample) {
        return SdpText.parse(SipText.parse(Samples.message(sample)).body());
    }

    @Test
    void a_browsers_offer_is_read() {
        SdpText offer = of("jssip-chromium-invite-audio-video.txt");
        assertThat(offer.media()).extracting(SdpMedia::kind).containsExactly("audio", "video");
        SdpMedia audio = offer.audio().orElseThrow();
        assertThat(audio.proto()).isEqualTo("UDP/TLS/RTP/SAVPF");
        assertThat(audio.format("OPUS")).hasValue("111");
        assertThat(audio.rtpmap("0")).hasValue("PCMU/8000");
        assertThat(audio.attribute("setup")).hasValue("actpass");
        assertThat(audio.has("rtcp-mux")).isTrue();
        assertThat(audio.direction()).isEqualTo(Direction.SENDRECV);
        assertThat(audio.candidates()).isNotEmpty().allMatch(c -> c.type().equals("host"));
        assertThat(audio.connectionAddress()).isPresent();
    }

    @Test
    void a_firefox_fingerprint_at_session_level_is_inherited() {
        SdpText offer = of("jssip-firefox-invite-audio.txt");
        SdpMedia audio = offer.audio().orElseThrow();
        assertThat(audio.attribute("fingerprint")).isPresent();
        assertThat(audio.attribute("ice-ufrag")).isPresent();
    }

    @Test
    void only_what_the_rfcs_say_is_inherited() {
        SdpMedia media = SdpText.parse("v=0\r\na=rtcp-mux\r\na=setup:active\r\na=sendonly\r\n"
                        + "c=IN IP4 198.51.100.7\r\nm=audio 9/2 RTP/AVP 8\r\n")
                .audio()
                .orElseThrow();
        assertThat(media.has("rtcp-mux")).isFalse();
        assertThat(media.attribute("setup")).hasValue("active");
        assertThat(media.direction()).isEqualTo(Direction.SENDONLY);
        assertThat(media.connectionAddress()).hasValue("198.51.100.7");
        assertThat(media.port()).isEqualTo(9);
    }

    @Test
    void an_encoding_is_known_in_any_case_and_with_its_one_channel_written() {
        SdpMedia media = SdpText.parse(
                        "v=0\r\nm=audio 4000 RTP/AVP 0 8 96\r\na=rtpmap:0 pcmu/8000/1\r\na=rtpmap:96 opus/48000/2\r\n")
                .audio()
                .orElseThrow();
        assertThat(media.encodes("0", "PCMU/8000")).isTrue();
        assertThat(media.encodes("8", "PCMA/8000/1"))
                .as("a static type without rtpmap")
                .isTrue();
        assertThat(media.encodes("96", "OPUS/48000/2")).isTrue();
        assertThat(media.encodes("96", "opus/48000"))
                .as("two channels are not one")
                .isFalse();
        assertThat(media.encodes("97", "opus/48000/2")).isFalse();
    }

    @Test
    void broken_text_answers_empty() {
        SdpText lens = SdpText.parse("nonsense\nm=\nm=audio x\nc=IN\na=candidate:1 1 udp\n");
        assertThat(lens.media()).hasSize(2);
        SdpMedia audio = lens.audio().orElseThrow();
        assertThat(audio.port()).isEqualTo(-1);
        assertThat(audio.candidates()).isEmpty();
        assertThat(audio.connectionAddress()).hasValue("");
        assertThat(audio.proto()).isEmpty();
    }
}
