package io.sipwright.server.media.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class RtpLatchTest {
    private static final InetSocketAddress SAID = new InetSocketAddress("127.0.0.1", 41000);
    private static final InetSocketAddress MAPPED = new InetSocketAddress("127.0.0.1", 55555);
    private static final InetSocketAddress STRANGER = new InetSocketAddress("127.0.0.2", 6666);

    private final RtpLatch lock = new RtpLatch();

    @Test
    void nothing_is_taken_or_sent_before_signalling() {
        assertThat(lock.accept(SAID)).isFalse();
        assertThat(lock.destination()).isNull();
    }

    @Test
    void the_announced_address_locks_at_once() {
        lock.announce(SAID);
        assertThat(lock.accept(SAID)).isTrue();
        assertThat(lock.accept(STRANGER)).isFalse();
        assertThat(lock.destination()).isEqualTo(SAID);
    }

    @Test
    void a_mapped_source_is_followed_and_locked_after_five() { // MED-033
        lock.announce(SAID);
        assertThat(lock.accept(MAPPED)).isTrue();
        assertThat(lock.destination()).isEqualTo(MAPPED);
        for (int i = 0; i < 4; i++) {
            lock.accept(MAPPED);
        }
        assertThat(lock.accept(STRANGER)).isFalse();
        assertThat(lock.accept(SAID)).isFalse();
    }

    @Test
    void signalling_and_only_signalling_lets_it_learn_again() {
        lock.announce(SAID);
        lock.accept(SAID);
        lock.announce(MAPPED);
        assertThat(lock.destination()).isEqualTo(MAPPED);
        assertThat(lock.accept(STRANGER)).isTrue();
    }

    @Test
    void silence_sends_nowhere() { // SDP-030
        lock.announce(SAID);
        lock.silence();
        assertThat(lock.destination()).isNull();
    }
}
