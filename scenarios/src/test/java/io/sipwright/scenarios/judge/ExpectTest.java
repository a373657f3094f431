package io.sipwright.scenarios.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ExpectTest {
    @Test
    void something_within_t_is_taken_as_soon_as_it_is_there() {
        AtomicInteger looks = new AtomicInteger();
        Optional<String> found = Expect.within(
                Duration.ofSeconds(10), () -> looks.incrementAndGet() < 3 ? Optional.empty() : Optional.of("here"));
        assertThat(found).contains("here");
    }

    @Test
    void nothing_for_t_gives_what_came_although_nothing_should_have() {
        assertThat(Expect.nothingFor(Duration.ofMillis(40), Optional::empty)).isEmpty();
        assertThat(Expect.nothingFor(Duration.ofSeconds(10), () -> Optional.of("noise")))
                .contains("noise");
        assertThat(Expect.within(Duration.ofMillis(20), () -> false)).isFalse();
    }
}
