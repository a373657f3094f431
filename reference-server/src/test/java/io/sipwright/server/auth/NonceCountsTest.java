package io.sipwright.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** AUTH-007. */
final class NonceCountsTest {
    private static final Instant BORN = Instant.parse("2026-11-23T07:00:00Z");

    @Test
    void a_count_counts_once_and_only_upwards() {
        NonceCounts counts = new NonceCounts(10);
        assertThat(counts.firstUse("n", BORN, 1)).isTrue();
        assertThat(counts.firstUse("n", BORN, 1)).isFalse();
        assertThat(counts.firstUse("n", BORN, 3)).isTrue();
        assertThat(counts.firstUse("n", BORN, 2)).isFalse();
    }

    @Test
    void a_forgotten_nonce_cannot_be_replayed() {
        NonceCounts counts = new NonceCounts(1);
        assertThat(counts.firstUse("old", BORN, 1)).isTrue();
        assertThat(counts.firstUse("new", BORN.plusMillis(1), 1)).isTrue();
        assertThat(counts.firstUse("old", BORN, 1)).isFalse();
        assertThat(counts.firstUse("old", BORN, 2)).isFalse();
        assertThat(counts.firstUse("newest", BORN.plusMillis(2), 1)).isTrue();
    }
}
