package io.sipwright.scenarios.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final AtomicLong now = new AtomicLong(1);

    @Test
    void each_request_that_was_sent_delays_the_next_one() {
        Pace pace = new Pace(Optional.of(new Limits(20, 1)), now::get);

        assertThat(pace.debt()).isZero();
        pace.sent();
        pace.sent();
        assertThat(pace.debt()).isEqualTo(Duration.ofMillis(100));
        now.addAndGet(Duration.ofMillis(60).toNanos());
        assertThat(pace.debt()).isEqualTo(Duration.ofMillis(40));
        now.addAndGet(Duration.ofSeconds(5).toNanos());
        pace.await(4);
        assertThat(pace.debt()).as("a pause saves nothing up").isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void who_is_about_to_send_waits_until_the_rate_is_kept() {
        Pace pace = new Pace(Optional.of(new Limits(100, 1)), System::nanoTime);
        long start = System.nanoTime();
        for (int i = 0; i < 21; i++) {
            pace.await();
            pace.sent();
        }

        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(200));
    }

    @Test
    void without_a_limit_nobody_waits() {
        Pace pace = new Pace(Optional.empty(), now::get);
        pace.await(1000);

        assertThat(CompletableFuture.runAsync(pace::await)).succeedsWithin(Duration.ofSeconds(10));
        assertThat(pace.debt()).isZero();
    }
}
