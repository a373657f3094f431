package io.sipwright.scenarios.phone.scripted.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.sipwright.pstn.sdp.SdpMedia;
import io.sipwright.pstn.sdp.SdpText;
import io.sipwright.pstn.tone.Signature;
import io.sipwright.pstn.tone.SpeakerCheck;
import io.sipwright.pstn.tone.Verdict;
import io.sipwright.scenarios.phone.Fault;
import io.sipwright.scenarios.phone.Media;
import io.sipwright.scenarios.phone.MediaFacts;
import io.sipwright.scenarios.phone.PhoneEvent;
import io.sipwright.scenarios.phone.PhoneEvent.Kind;
import io.sipwright.scenarios.phone.scripted.dtls.DtlsIdentity;
import io.sipwright.scenarios.phone.scripted.dtls.Fingerprint;
import io.sipwright.scenarios.phone.scripted.event.PhoneEvents;
import io.sipwright.scenarios.phone.scripted.sdp.DescriptionRefusedException;
import java.io.IOException;
import java.net.DatagramSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PeerConnectionTest {
    private static final Duration SOON = Duration.ofSeconds(8);
    private static final int ALICE = 11;
    private static final int BOB = 22;

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final ExecutorService handshakes = Executors.newCachedThreadPool();
    private final AtomicLong skippedNanos = new AtomicLong();
    private final MediaWorld world = new MediaWorld(
            loops.next(),
            handshakes,
            Clock.systemUTC(),
            new MediaClock(Clock.systemUTC(), () -> System.nanoTime() + skippedNanos.get()));
    private final Peer alice = new Peer(ALICE, true);
    private final Peer bob = new Peer(BOB, false);

    private final class Peer {
        final PhoneEvents events = new PhoneEvents(Clock.systemUTC());
        final AtomicBoolean iceFailed = new AtomicBoolean();
        final PeerConnection connection;

        Peer(int signature, boolean offers) {
            ConnectionTerms terms = new ConnectionTerms(new Signature(signature), Fault.NONE, offers);
            connection = new PeerConnection(world, terms, events, () -> iceFailed.set(true));
        }

        MediaFacts facts() throws Exception {
            return onLoop(connection::facts);
        }

        boolean hears(int speaker) {
            return SpeakerCheck.expecting(speaker, Set.of(ALICE, BOB))
                            .listen(connection.heard())
                            .verdict()
                    == Verdict.HEARD;
        }

        List<Kind> kinds() {
            return events.all().stream().map(PhoneEvent::kind).toList();
        }
    }

    private <T> T onLoop(Callable<T> task) throws Exception {
        return world.loop().submit(task).get(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    private String offer(Media media) throws Exception {
        return onLoop(() -> alice.connection.offer(media));
    }

    private String answerTo(String offer) throws Exception {
        return onLoop(() -> bob.connection.answerTo(offer));
    }

    private void answered(String answer) throws Exception {
        onLoop(() -> {
            alice.connection.answered(answer);
            return true;
        });
    }

    private static String unbundled(String description) {
        return description.replaceAll("a=group:BUNDLE.*\r\n", "");
    }

    private static List<Integer> ports(String description) {
        return SdpText.parse(description).media().stream().map(SdpMedia::port).toList();
    }

    private static boolean isFree(int port) {
        try (DatagramSocket socket = new DatagramSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private void bothMediaPass() throws Exception {
        await().atMost(SOON).until(() -> alice.hears(BOB) && bob.hears(ALICE));
        for (Peer peer : List.of(alice, bob)) {
            await().atMost(SOON).until(() -> peer.facts().videoFramesDecoded() > 3);
        }
    }

    @AfterEach
    void closes() throws Exception {
        onLoop(() -> {
            alice.connection.close();
            bob.connection.close();
            return true;
        });
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        handshakes.shutdownNow();
    }

    @Test
    void audio_and_video_pass_over_two_transports_where_bundle_is_not_spoken() throws Exception {
        String offer = offer(Media.AUDIO_VIDEO);
        String answer = answerTo(unbundled(offer));
        answered(answer);
        assertThat(answer).doesNotContain("a=group");
        bothMediaPass();
        assertThat(ports(offer)).doesNotHaveDuplicates().noneMatch(PeerConnectionTest::isFree);
        assertThat(ports(answer)).doesNotHaveDuplicates();
        assertThat(bob.facts().remoteCandidate()).endsWith(":" + ports(offer).get(0));
        assertThat(bob.facts().json())
                .containsPattern("\"ownTransport\"[^}]*\"remoteCandidate\" : \"[\\d.]+:"
                        + ports(offer).get(1) + "\"[^}]*\"dtlsState\" : \"connected\"");
        assertThat(alice.kinds()).containsExactly(Kind.ICE_CONNECTED, Kind.DTLS_CONNECTED);
        assertThat(bob.kinds()).containsExactly(Kind.ICE_CONNECTED, Kind.DTLS_CONNECTED);
    }

    @Test
    void a_bundled_answer_closes_the_socket_that_video_was_offered_on() throws Exception {
        String offer = offer(Media.AUDIO_VIDEO_DATA);
        answered(answerTo(offer));
        bothMediaPass();
        assertThat(isFree(ports(offer).get(0))).isFalse();
        await().atMost(SOON)
                .until(() -> isFree(ports(offer).get(1)) && isFree(ports(offer).get(2)));
        assertThat(alice.facts().json()).doesNotContain("ownTransport");
    }

    @Test
    void a_re_invite_keeps_both_transports() throws Exception {
        answered(answerTo(unbundled(offer(Media.AUDIO_VIDEO))));
        bothMediaPass();
        String again = onLoop(alice.connection::offerAgain);
        assertThat(again).doesNotContain("a=group");
        answered(answerTo(again));
        long frames = bob.facts().videoFramesDecoded();
        await().atMost(SOON).until(() -> bob.facts().videoFramesDecoded() > frames + 2);
        assertThat(alice.kinds()).containsExactly(Kind.ICE_CONNECTED, Kind.DTLS_CONNECTED);
    }

    @Test
    void a_video_that_is_taken_back_closes_its_transport_and_audio_stays() throws Exception {
        String offer = offer(Media.AUDIO_VIDEO);
        answered(answerTo(unbundled(offer)));
        bothMediaPass();
        String again = onLoop(alice.connection::offerAgain);
        answered(answerTo(again.replaceAll("m=video \\d+", "m=video 0")));
        await().atMost(SOON).until(() -> isFree(ports(offer).get(1)));
        assertThat(alice.facts().iceState()).isEqualTo("completed");
        assertThat(alice.kinds()).doesNotContain(Kind.MEDIA_FAILED);
    }

    @Test
    void a_bundled_video_cannot_leave_the_group_in_an_answer() throws Exception {
        answered(answerTo(offer(Media.AUDIO_VIDEO)));
        String again = onLoop(alice.connection::offerAgain);
        String answer = unbundled(answerTo(again));
        assertThatThrownBy(() -> answered(answer))
                .hasCauseInstanceOf(DescriptionRefusedException.class)
                .hasMessageContaining("takes m=video out of the BUNDLE group");
    }

    @Test
    void a_video_without_a_working_pair_is_named_and_fails_the_connection() throws Exception {
        String answer = answerTo(unbundled(offer(Media.AUDIO_VIDEO)));
        int video = answer.indexOf("m=video");
        answered(answer.substring(0, video) + answer.substring(video).replaceAll("a=ice-pwd:.*", "a=ice-pwd:not-bobs"));
        assertThat(alice.events.expect(Kind.DTLS_CONNECTED, SOON)).isPresent();
        skippedNanos.set(Duration.ofSeconds(16).toNanos());
        assertThat(alice.events.expect(Kind.MEDIA_FAILED, SOON))
                .hasValueSatisfying(event -> assertThat(event.detail()).startsWith("video: ice: "));
        await().atMost(SOON).untilTrue(alice.iceFailed);
        assertThat(alice.facts().iceState()).isEqualTo("completed");
    }

    @Test
    void a_wrong_certificate_on_the_videos_transport_is_named() throws Exception {
        String offer = offer(Media.AUDIO_VIDEO);
        String answer = answerTo(unbundled(offer));
        int video = answer.indexOf("m=video");
        Fingerprint other = DtlsIdentity.create().fingerprint();
        String wrong = answer.substring(video).replaceAll("a=fingerprint:.*", "a=fingerprint:" + other);
        answered(answer.substring(0, video) + wrong);
        assertThat(alice.events.expect(Kind.MEDIA_FAILED, SOON))
                .hasValueSatisfying(event -> assertThat(event.detail()).startsWith("video: dtls: "));
        await().atMost(SOON).until(() -> alice.hears(BOB) && bob.hears(ALICE));
        assertThat(alice.facts().dtlsState()).isEqualTo("connected");
        assertThat(bob.facts().videoFramesDecoded()).isZero();
    }
}
