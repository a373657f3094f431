package io.sipwright.scenarios.browser.scripted.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sipwright.pstn.rtp.G711;
import io.sipwright.pstn.sdp.Direction;
import io.sipwright.pstn.sdp.SdpLens;
import io.sipwright.pstn.sdp.SdpMedia;
import io.sipwright.scenarios.browser.Media;
import io.sipwright.scenarios.browser.scripted.dtls.DtlsIdentity;
import io.sipwright.scenarios.browser.scripted.ice.IceCredentials;
import io.sipwright.scenarios.browser.scripted.ice.LocalCandidate;
import java.net.InetAddress;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class NegotiationTest {
    private static final List<LocalCandidate> CANDIDATES =
            List.of(new LocalCandidate(InetAddress.getLoopbackAddress(), 40000, 2122194687L));

    private final Negotiation caller = negotiation();
    private final Negotiation callee = negotiation();

    private static Negotiation negotiation() {
        LocalEnd end =
                LocalEnd.of(IceCredentials.random(), DtlsIdentity.create().fingerprint());
        return new Negotiation(end, new Negotiation.Ssrcs(11, 22));
    }

    private String offer(Media media) {
        List<MediaKind> kinds = MediaKind.offered(media);
        return caller.offer(kinds, kinds.stream().map(k -> CANDIDATES).toList(), Setup.ACTPASS);
    }

    private String answer(String offer) throws DescriptionRefused {
        SdpLens lens = SdpLens.parse(offer);
        return callee.answer(lens, callee.offered(lens, Setup.ACTIVE), CANDIDATES);
    }

    private void refuses(Media media, UnaryOperator<String> spoiled, String cause) throws DescriptionRefused {
        SdpLens answer = SdpLens.parse(spoiled.apply(answer(offer(media))));
        assertThatThrownBy(() -> caller.answered(answer))
                .isInstanceOf(DescriptionRefused.class)
                .hasMessageContaining(cause);
    }

    @Test
    void an_offer_and_its_answer_agree() throws DescriptionRefused {
        String offer = offer(Media.AUDIO_VIDEO);
        Agreement agreed = caller.answered(SdpLens.parse(answer(offer)));
        assertThat(agreed.audio().codec()).isEqualTo(G711.PCMU);
        assertThat(agreed.audio().events()).hasValue(126);
        assertThat(agreed.audio().direction()).isEqualTo(Direction.SENDRECV);
        assertThat(agreed.videoFormat()).hasValue(96);
        assertThat(agreed.transport().local()).isEqualTo(Setup.PASSIVE);
    }

    @Test
    void a_data_channel_is_refused_in_place() throws DescriptionRefused {
        SdpLens answer = SdpLens.parse(answer(offer(Media.AUDIO_VIDEO_DATA)));
        assertThat(answer.media()).extracting(SdpMedia::kind).containsExactly("audio", "video", "application");
        assertThat(answer.media()).extracting(SdpMedia::port).containsExactly(40000, 40000, 0);
    }

    @Test
    void hold_is_mirrored_and_stops_our_voice() throws DescriptionRefused {
        SdpLens hold = SdpLens.parse(offer(Media.AUDIO).replace("a=sendrecv", "a=inactive"));
        Agreement agreed = callee.offered(hold, Setup.ACTIVE);
        assertThat(agreed.audio().direction().sends()).isFalse();
        assertThat(callee.answer(hold, agreed, CANDIDATES)).contains("a=inactive");
    }

    @Test
    void each_fault_of_an_answer_is_refused_by_name() throws DescriptionRefused {
        refuses(Media.AUDIO, a -> a.replace("a=rtcp-mux\r\n", ""), "answer lacks a=rtcp-mux");
        refuses(Media.AUDIO, a -> a.replaceAll("a=fingerprint.*\r\n", ""), "answer lacks a=fingerprint");
        refuses(Media.AUDIO, a -> a.replaceAll("a=ice-pwd.*\r\n", ""), "answer lacks a=ice-ufrag or a=ice-pwd");
        refuses(Media.AUDIO, a -> a.replace("UDP/TLS/RTP/SAVPF", "RTP/SAVPF"), "has proto RTP/SAVPF");
        refuses(Media.AUDIO, a -> a.replace("setup:active", "setup:actpass"), "answer has a=setup:actpass");
        refuses(Media.AUDIO, a -> a.replaceAll("m=audio \\d+", "m=audio 0"), "answer refuses m=audio");
        refuses(Media.AUDIO, a -> a.replace("SAVPF 0 8 126", "SAVPF 111"), "no G.711");
        refuses(
                Media.AUDIO_VIDEO,
                a -> a.substring(0, a.indexOf("m=video")),
                "answer has 1 m-lines but the offer has 2");
        refuses(Media.AUDIO_VIDEO, a -> a.replace("m=video", "m=text"), "is m=text but the offer's is m=video");
        refuses(Media.AUDIO_VIDEO, a -> a.replace("BUNDLE 0 1", "BUNDLE 0"), "outside the BUNDLE group");
    }

    @Test
    void each_fault_of_an_offer_is_refused_by_name() {
        String good = offer(Media.AUDIO);
        refusesOffer(good.replace("UDP/TLS/RTP/SAVPF", "RTP/AVP"), "proto RTP/AVP");
        refusesOffer(good.replace("a=rtcp-mux\r\n", ""), "offer lacks a=rtcp-mux");
        refusesOffer(good.replaceAll("a=fingerprint.*\r\n", ""), "offer lacks a=fingerprint");
    }

    private void refusesOffer(String offer, String cause) {
        assertThatThrownBy(() -> callee.offered(SdpLens.parse(offer), Setup.ACTIVE))
                .isInstanceOf(DescriptionRefused.class)
                .hasMessageContaining(cause);
    }
}
