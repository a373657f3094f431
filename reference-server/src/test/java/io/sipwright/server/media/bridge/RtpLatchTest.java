package io.sipwright.server.media.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.server.media.rtp.Packet;
import io.sipwright.server.media.rtp.RtpHeader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RtpLatchTest {
    private static final InetSocketAddress SAID = new InetSocketAddress("10.77.0.5", 41000);
    private static final InetSocketAddress MOVED = new InetSocketAddress("10.77.0.5", 42000);
    private static final InetSocketAddress MAPPED = new InetSocketAddress("198.51.100.9", 55555);
    private static final InetSocketAddress MAPPED_TOO = new InetSocketAddress("198.51.100.9", 55557);
    private static final InetSocketAddress STRANGER = new InetSocketAddress("198.51.100.66", 6666);

    private long now = -5_000_000_000L;
    private int number;
    private final RtpLatch latch = new RtpLatch(address("198.51.100.9"), Duration.ofSeconds(30), () -> now);

    @Test
    void nothing_is_taken_or_sent_before_signalling() {
        assertThat(heard(SAID)).isFalse();
        assertThat(latch.destination()).isNull();
    }

    @Test
    void packets_go_to_the_address_in_the_sdp_until_a_source_is_latched() { // RFC 7362 §4
        agree(SAID);
        assertThat(latch.destination()).isEqualTo(SAID);
        assertThat(heard(STRANGER)).isFalse();
        assertThat(heard(STRANGER)).isFalse();
        assertThat(latch.destination()).isEqualTo(SAID);
    }

    @Test
    void a_phone_behind_nat_is_latched_by_the_address_of_its_signalling() { // MED-033
        agree(SAID);
        assertThat(heard(MAPPED)).isTrue();
        assertThat(latch.destination()).isEqualTo(MAPPED);
        assertThat(heard(MAPPED_TOO)).as("the first is latched").isFalse();
    }

    @Test
    void the_announced_address_is_preferred_whenever_it_speaks() {
        agree(SAID);
        heard(MAPPED);
        assertThat(heard(SAID)).isTrue();
        assertThat(latch.destination()).isEqualTo(SAID);
    }

    @Test
    void after_the_window_nothing_is_latched_any_more() { // RFC 7362 §5
        agree(SAID);
        passes(31);
        assertThat(heard(MAPPED)).isFalse();
        assertThat(heard(SAID)).isTrue();
    }

    @Test
    void the_window_begins_anew_when_the_call_is_answered_after_long_ringing() {
        latch.apply(SAID);
        passes(200);
        latch.accept();
        assertThat(heard(MAPPED)).isTrue();
    }

    @Test
    void an_offer_of_the_same_address_keeps_what_was_latched() {
        agree(SAID);
        heard(MAPPED);
        agree(SAID);
        assertThat(latch.destination()).isEqualTo(MAPPED);
        assertThat(heard(MAPPED_TOO)).isFalse();
    }

    @Test
    void a_stream_whose_nat_binding_is_another_now_is_latched_again_after_an_offer() { // RFC 7362 §5
        agree(SAID);
        heard(MAPPED);
        passes(40);
        assertThat(heard(MAPPED_TOO)).as("after the window").isFalse();
        agree(SAID);
        assertThat(heard(MAPPED_TOO, 8, number + 1)).as("another stream").isFalse();
        assertThat(heard(MAPPED_TOO, 7, number - 10)).as("from before").isFalse();
        assertThat(heard(STRANGER)).as("another host").isFalse();
        assertThat(heard(MAPPED_TOO)).isTrue();
        assertThat(latch.destination()).isEqualTo(MAPPED_TOO);
        assertThat(heard(MAPPED, 7, number + 1)).as("while it speaks").isFalse();
    }

    @Test
    void an_offer_of_another_address_is_heard_at_once_and_sent_to_when_it_is_answered() {
        agree(SAID);
        latch.propose(MOVED);
        assertThat(heard(MOVED)).isTrue();
        assertThat(heard(SAID)).isTrue();
        assertThat(latch.destination()).isEqualTo(SAID);
        latch.apply(MOVED);
        assertThat(latch.destination()).isEqualTo(MOVED);
        assertThat(heard(SAID)).as("until it is decided").isTrue();
        latch.accept();
        assertThat(heard(SAID)).isFalse();
    }

    @Test
    void a_withdrawn_offer_brings_the_latched_source_back() {
        agree(SAID);
        heard(MAPPED);
        latch.propose(MOVED);
        latch.apply(MOVED);
        latch.withdraw();
        assertThat(latch.destination()).isEqualTo(MAPPED);
        assertThat(heard(MAPPED)).isTrue();
        assertThat(heard(MOVED)).isFalse();
    }

    @Test
    void a_null_address_is_sent_nothing_and_still_heard() { // SDP-030 · RFC 3264 §8.4
        agree(SAID);
        agree(null);
        assertThat(latch.destination()).isNull();
        assertThat(heard(SAID)).as("music on hold").isTrue();
        agree(SAID);
        assertThat(latch.destination()).isEqualTo(SAID);
    }

    private void agree(@Nullable InetSocketAddress address) {
        latch.propose(address);
        latch.apply(address);
        latch.accept();
    }

    private void passes(int seconds) {
        now += TimeUnit.SECONDS.toNanos(seconds);
    }

    private boolean heard(InetSocketAddress source) {
        return heard(source, 7, ++number);
    }

    private boolean heard(InetSocketAddress source, int ssrc, int sequence) {
        Packet packet = Packet.allocate();
        packet.length(12);
        RtpHeader.sequence(packet, sequence);
        packet.u8(11, ssrc);
        boolean known = latch.knows(source) || latch.latch(source, packet);
        if (known) {
            latch.passed(packet);
        }
        return known;
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException never) {
            throw new IllegalArgumentException(never);
        }
    }
}
