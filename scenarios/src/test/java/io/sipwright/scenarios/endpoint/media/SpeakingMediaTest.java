package io.sipwright.scenarios.endpoint.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.sipwright.pstn.sdp.SdpText;
import io.sipwright.pstn.tone.Signature;
import io.sipwright.pstn.tone.Verdict;
import io.sipwright.pstn.wire.Direction;
import io.sipwright.pstn.wire.Tampering;
import io.sipwright.pstn.wire.Traffic;
import io.sipwright.scenarios.phone.scripted.dtls.DtlsOffer;
import io.sipwright.scenarios.phone.scripted.dtls.DtlsState;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpeakingMediaTest {
    private static final int BINDING_SUCCESS = 0x0101;

    private final EventLoopGroup loops = new NioEventLoopGroup(1);
    private final EventLoop loop = loops.next();
    private final Interference one = new Interference(Tampering.NONE);
    private final Interference other = new Interference(Tampering.NONE);

    @AfterEach
    void close() {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    @Test
    void two_browsers_agree_and_hear_each_other() {
        BrowserMedia.Terms usual = BrowserMedia.Terms.USUAL;
        BrowserMedia alice = new BrowserMedia(voice(11, one), usual, "alice");
        BrowserMedia bob = new BrowserMedia(voice(22, other), usual, "bob");
        exchange(alice, bob);
        hears(alice, bob);
        hears(bob, alice);
        soon(() -> Report.complete(alice.wire(w -> w.controlPackets(), List.of())));
    }

    @Test
    void a_browser_offers_no_format_that_it_does_not_hear() {
        BrowserMedia alice = new BrowserMedia(voice(11, one), BrowserMedia.Terms.USUAL, "alice");

        assertThat(SdpText.parse(alice.offer()).audio().orElseThrow().formats()).containsExactly("0", "8", "13", "126");
        alice.close();
    }

    @Test
    void two_browsers_of_which_each_takes_the_role_of_the_other_find_a_pair() {
        BrowserMedia alice = new BrowserMedia(
                voice(11, one),
                new BrowserMedia.Terms(true, BrowserMedia.Start.WITH_ANSWER, true, DtlsOffer.USUAL, Duration.ZERO),
                "alice");
        BrowserMedia bob = new BrowserMedia(
                voice(22, other),
                new BrowserMedia.Terms(false, BrowserMedia.Start.WITH_ANSWER, true, DtlsOffer.USUAL, Duration.ZERO),
                "bob");
        exchange(alice, bob);
        hears(alice, bob);
    }

    @Test
    void a_browser_that_checks_from_another_port_first_hears_at_the_port_that_it_nominates() {
        BrowserMedia.Terms first = new BrowserMedia.Terms(
                false, BrowserMedia.Start.WITH_ANSWER, true, DtlsOffer.USUAL, Duration.ofMillis(300));
        BrowserMedia alice = new BrowserMedia(voice(11, one), first, "alice");
        BrowserMedia bob = new BrowserMedia(voice(22, other), BrowserMedia.Terms.USUAL, "bob");
        exchange(alice, bob);
        hears(alice, bob);
        hears(bob, alice);
        assertThat(other.requests()).isGreaterThan(1);
    }

    @Test
    void mandatory_suites_are_enough_and_old_versions_are_not() {
        BrowserMedia.Terms server =
                new BrowserMedia.Terms(false, BrowserMedia.Start.WITH_ANSWER, true, DtlsOffer.USUAL, Duration.ZERO);
        BrowserMedia carol = new BrowserMedia(
                voice(33, new Interference(Tampering.NONE)),
                new BrowserMedia.Terms(
                        false, BrowserMedia.Start.WITH_ANSWER, false, DtlsOffer.DTLS_1_0_ONLY, Duration.ZERO),
                "carol");
        BrowserMedia dave = new BrowserMedia(voice(44, new Interference(Tampering.NONE)), server, "dave");
        exchange(dave, carol);
        BrowserMedia alice = new BrowserMedia(
                voice(11, one),
                new BrowserMedia.Terms(
                        false, BrowserMedia.Start.WITH_ANSWER, false, DtlsOffer.MANDATORY_ONLY, Duration.ZERO),
                "alice");
        BrowserMedia bob = new BrowserMedia(voice(22, other), server, "bob");
        exchange(bob, alice);
        hears(alice, bob);
        assertThat(carol.wire(w -> w.dtlsState(), DtlsState.NEW)).isNotEqualTo(DtlsState.CONNECTED);
    }

    @Test
    void two_telephones_hear_each_other_and_digits_and_a_silent_one_is_not_heard() throws Exception {
        InetAddress here = InetAddress.getByName("127.0.0.1");
        TelephoneMedia alice = new TelephoneMedia(voice(11, one), here, false, "alice");
        TelephoneMedia bob = new TelephoneMedia(voice(22, other), here, false, "bob");
        exchange(alice, bob);
        hears(alice, bob);
        alice.press("12#");
        soon(() -> bob.digits().equals("12#"));
        soon(() -> Report.complete(alice.control()) && !Report.holds(alice.control(), 205));
        alice.speaks(false);
        int sent = one.sent().count();
        await().during(Duration.ofMillis(200)).until(() -> one.sent().count() <= sent + 1);
    }

    @Test
    void packets_are_numbered_anew_reversed_and_logged() {
        one.startsAt(65_535);
        one.reverse(2);
        List<Integer> out = new ArrayList<>();
        for (int sequence = 100; sequence < 104; sequence++) {
            one.pass(
                    traffic(Traffic.Kind.RTP, packet(sequence)),
                    bytes -> out.add(ByteBuffer.wrap(bytes).getShort(2) & 0xffff));
        }
        assertThat(out).containsExactly(0, 65_535, 2, 1);
        assertThat(one.sent().since(Instant.EPOCH))
                .extracting(PacketLog.Packet::sequence)
                .containsExactly(65_535, 0, 1, 2);
    }

    @Test
    void answers_to_checks_and_the_first_datagrams_of_a_handshake_are_held_back() {
        List<byte[]> out = new ArrayList<>();
        byte[] answer =
                ByteBuffer.allocate(20).putShort((short) BINDING_SUCCESS).array();
        one.pass(traffic(Traffic.Kind.STUN, answer), out::add);
        one.answersNoChecks();
        one.pass(traffic(Traffic.Kind.STUN, answer), out::add);
        assertThat(out).hasSize(1);
        one.loseDtls(1, 0);
        one.pass(traffic(Traffic.Kind.DTLS, new byte[20]), out::add);
        assertThat(out).hasSize(1);
        one.pass(traffic(Traffic.Kind.DTLS, new byte[20]), out::add);
        assertThat(out).hasSize(2);
    }

    private static byte[] packet(int sequence) {
        return ByteBuffer.allocate(172)
                .put((byte) 0x80)
                .put((byte) 0)
                .putShort((short) sequence)
                .array();
    }

    private static Traffic traffic(Traffic.Kind kind, byte[] bytes) {
        return new Traffic(kind, Direction.SENT, Traffic.Role.ENDPOINT, "web", "", bytes);
    }

    private SpeakingMedia.Voice voice(int signature, Interference interference) {
        return new SpeakingMedia.Voice(loop, new Signature(signature), interference);
    }

    private void exchange(SpeakingMedia caller, SpeakingMedia callee) {
        caller.ask(() -> {
            String offer = caller.offer();
            caller.sent(offer, true);
            String answer = callee.answer(offer);
            callee.sent(answer, false);
            caller.answered(answer);
            return true;
        });
    }

    private static void hears(SpeakingMedia listener, SpeakingMedia speaker) {
        soon(() -> listener.checkFor(speaker).listen(listener.heard()).verdict() == Verdict.HEARD);
    }

    private static void soon(BooleanSupplier condition) {
        await().atMost(Duration.ofSeconds(10)).until(condition::getAsBoolean);
    }
}
