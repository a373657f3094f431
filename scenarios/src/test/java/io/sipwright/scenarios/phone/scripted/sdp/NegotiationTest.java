package io.sipwright.scenarios.phone.scripted.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sipwright.pstn.rtp.G711;
import io.sipwright.pstn.sdp.Direction;
import io.sipwright.pstn.sdp.SdpMedia;
import io.sipwright.pstn.sdp.SdpText;
import io.sipwright.scenarios.phone.Media;
import io.sipwright.scenarios.phone.scripted.dtls.DtlsIdentity;
import io.sipwright.scenarios.phone.scripted.ice.IceCredentials;
import io.sipwright.scenarios.phone.scripted.ice.LocalCandidate;
import java.net.InetAddress;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class NegotiationTest {
    private static final List<LocalCandidate> CANDIDATES = at(40000);
    private static final List<LocalCandidate> VIDEO = at(40002);

    private static final DtlsRoles ACTIVE = DtlsRoles.all(Setup.ACTIVE);

    private final Negotiation caller = negotiation();
    private final Negotiation callee = negotiation();

    private static List<LocalCandidate> at(int port) {
        return List.of(new LocalCandidate(InetAddress.getLoopbackAddress(), port, 2122194687L));
    }

    private static Negotiation negotiation() {
        LocalEnd end =
                LocalEnd.of(IceCredentials.random(), DtlsIdentity.create().fingerprint());
        return new Negotiation(end, new Negotiation.Ssrcs(11, 22));
    }

    private String offer(Media media) {
        List<MediaKind> kinds = MediaKind.offered(media);
        return caller.offer(
                kinds,
                kinds.stream()
                        .map(k -> k == MediaKind.VIDEO ? VIDEO : CANDIDATES)
                        .toList(),
                Setup.ACTPASS);
    }

    private String answer(String offer) throws DescriptionRefusedException {
        SdpText lens = SdpText.parse(offer);
        Agreement agreed = callee.offered(lens, ACTIVE);
        List<LocalCandidate> video = agreed.videoTransport().isPresent() ? VIDEO : CANDIDATES;
        return callee.answer(lens, agreed, new Negotiation.Sockets(CANDIDATES, video));
    }

    private static String unbundled(String description) {
        return description.replaceAll("a=group:BUNDLE.*\r\n", "");
    }

    /** Only the part of the video is spoiled. */
    private static String inVideo(String description, UnaryOperator<String> spoiled) {
        int video = description.indexOf("m=video");
        return description.substring(0, video) + spoiled.apply(description.substring(video));
    }

    private void refuses(Media media, UnaryOperator<String> spoiled, String cause) throws DescriptionRefusedException {
        SdpText answer = SdpText.parse(spoiled.apply(answer(offer(media))));
        assertThatThrownBy(() -> caller.answered(answer))
                .isInstanceOf(DescriptionRefusedException.class)
                .hasMessageContaining(cause);
    }

    @Test
    void an_offer_and_its_answer_agree() throws DescriptionRefusedException {
        String offer = offer(Media.AUDIO_VIDEO);
        Agreement agreed = caller.answered(SdpText.parse(answer(offer)));
        assertThat(agreed.audio().codec()).isEqualTo(G711.PCMU);
        assertThat(agreed.audio().events()).hasValue(126);
        assertThat(agreed.audio().direction()).isEqualTo(Direction.SENDRECV);
        assertThat(agreed.videoFormat()).hasValue(96);
        assertThat(agreed.transport().local()).isEqualTo(Setup.PASSIVE);
    }

    @Test
    void an_answer_may_have_another_number_for_events_which_is_the_one_towards_it() throws DescriptionRefusedException {
        String other = answer(offer(Media.AUDIO)).replace("126", "97");
        Agreement agreed = caller.answered(SdpText.parse(other));
        assertThat(agreed.audio().events()).hasValue(97);
        assertThat(agreed.audio().ownEvents()).hasValue(126);
    }

    @Test
    void a_data_channel_is_refused_in_place() throws DescriptionRefusedException {
        SdpText answer = SdpText.parse(answer(offer(Media.AUDIO_VIDEO_DATA)));
        assertThat(answer.media()).extracting(SdpMedia::kind).containsExactly("audio", "video", "application");
        assertThat(answer.media()).extracting(SdpMedia::port).containsExactly(40000, 40000, 0);
    }

    @Test
    void hold_is_mirrored_and_stops_our_voice() throws DescriptionRefusedException {
        SdpText hold = SdpText.parse(offer(Media.AUDIO).replace("a=sendrecv", "a=inactive"));
        Agreement agreed = callee.offered(hold, ACTIVE);
        assertThat(agreed.audio().direction().sends()).isFalse();
        assertThat(callee.answer(hold, agreed, new Negotiation.Sockets(CANDIDATES, CANDIDATES)))
                .contains("a=inactive");
    }

    @Test
    void each_fault_of_an_answer_is_refused_by_name() throws DescriptionRefusedException {
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
    }

    @Test
    void an_answer_without_bundle_gives_video_a_transport_of_its_own() throws DescriptionRefusedException {
        String answer = unbundled(answer(offer(Media.AUDIO_VIDEO)))
                .replace("m=video 40000", "m=video 40002")
                .replace("a=setup:active", "a=setup:passive");
        String other = inVideo(answer, video -> video.replace("setup:passive", "setup:active")
                .replaceAll("a=ice-ufrag:.*\r\n", "a=ice-ufrag:video\r\n"));
        Agreement agreed = caller.answered(SdpText.parse(other));
        assertThat(agreed.videoFormat()).hasValue(96);
        assertThat(agreed.transport().local()).isEqualTo(Setup.ACTIVE);
        assertThat(agreed.videoTransport()).hasValueSatisfying(own -> {
            assertThat(own.local()).isEqualTo(Setup.PASSIVE);
            assertThat(own.ice().ufrag())
                    .isEqualTo("video")
                    .isNotEqualTo(agreed.transport().ice().ufrag());
            assertThat(own.fingerprints()).isEqualTo(agreed.transport().fingerprints());
        });
    }

    @Test
    void a_bundled_answer_gives_video_no_transport_of_its_own() throws DescriptionRefusedException {
        Agreement agreed = caller.answered(SdpText.parse(answer(offer(Media.AUDIO_VIDEO))));
        assertThat(agreed.videoTransport()).isEmpty();
        assertThat(caller.offerAgain()).contains("a=group:BUNDLE 0 1\r\n").doesNotContain("m=video 40002");
    }

    @Test
    void a_video_that_is_left_out_of_the_group_is_not_bundled_by_the_next_offer() throws DescriptionRefusedException {
        String answer = answer(offer(Media.AUDIO_VIDEO)).replace("BUNDLE 0 1", "BUNDLE 0");
        assertThat(caller.answered(SdpText.parse(answer)).videoTransport()).isPresent();
        assertThat(caller.offerAgain()).contains("a=group:BUNDLE 0\r\n").contains("m=video 40002");
    }

    @Test
    void an_offer_without_bundle_is_answered_on_two_transports() throws DescriptionRefusedException {
        String offer = inVideo(unbundled(offer(Media.AUDIO_VIDEO)), video -> video.replace("actpass", "active"));
        Agreement agreed = callee.offered(SdpText.parse(offer), ACTIVE);
        assertThat(agreed.transport().local()).isEqualTo(Setup.ACTIVE);
        assertThat(agreed.videoTransport())
                .hasValueSatisfying(own -> assertThat(own.local()).isEqualTo(Setup.PASSIVE));
        SdpText answer = SdpText.parse(answer(offer));
        assertThat(answer.session().has("group")).isFalse();
        assertThat(answer.media()).extracting(SdpMedia::port).containsExactly(40000, 40002);
        assertThat(answer.media())
                .extracting(m -> m.attribute("setup").orElse(""))
                .containsExactly("active", "passive");
    }

    @Test
    void an_answer_bundles_no_more_than_the_offer_did() throws DescriptionRefusedException {
        assertThat(answer(unbundled(offer(Media.AUDIO)))).doesNotContain("a=group");
        assertThat(answer(offer(Media.AUDIO))).contains("a=group:BUNDLE 0\r\n");
    }

    @Test
    void a_second_video_is_refused_in_place() throws DescriptionRefusedException {
        String offer = offer(Media.AUDIO_VIDEO);
        SdpText answer = SdpText.parse(answer(unbundled(offer) + offer.substring(offer.indexOf("m=video"))));
        assertThat(answer.media()).extracting(SdpMedia::port).containsExactly(40000, 40002, 0);
    }

    @Test
    void a_video_outside_the_group_without_a_transport_is_refused_by_name() throws DescriptionRefusedException {
        List<String> lines = List.of("fingerprint", "ice-pwd", "rtcp-mux");
        List<String> causes = List.of("a=fingerprint", "a=ice-ufrag or a=ice-pwd", "a=rtcp-mux");
        for (int i = 0; i < lines.size(); i++) {
            String line = "a=" + lines.get(i) + ".*\r\n";
            String cause = "m=video, which is outside the BUNDLE group, lacks " + causes.get(i);
            refuses(Media.AUDIO_VIDEO, a -> inVideo(unbundled(a), v -> v.replaceAll(line, "")), "answer's " + cause);
            refusesOffer(inVideo(unbundled(offer(Media.AUDIO_VIDEO)), v -> v.replaceAll(line, "")), "offer's " + cause);
        }
    }

    @Test
    void a_data_channel_outside_the_group_is_refused_by_name() throws DescriptionRefusedException {
        refuses(
                Media.AUDIO_VIDEO_DATA,
                a -> a.replace("m=application 0", "m=application 40004"),
                "answer's m=application is accepted outside the BUNDLE group");
    }

    @Test
    void each_fault_of_an_offer_is_refused_by_name() {
        String good = offer(Media.AUDIO);
        refusesOffer(good.replace("UDP/TLS/RTP/SAVPF", "RTP/AVP"), "proto RTP/AVP");
        refusesOffer(good.replace("a=rtcp-mux\r\n", ""), "offer lacks a=rtcp-mux");
        refusesOffer(good.replaceAll("a=fingerprint.*\r\n", ""), "offer lacks a=fingerprint");
    }

    private void refusesOffer(String offer, String cause) {
        assertThatThrownBy(() -> callee.offered(SdpText.parse(offer), ACTIVE))
                .isInstanceOf(DescriptionRefusedException.class)
                .hasMessageContaining(cause);
    }
}
