package io.sipwright.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.sipwright.bench.sip.Operation;
import io.sipwright.bench.sip.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoadTest {
    private static final Duration TIME = Duration.ofMillis(200);

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

    @AfterEach
    void end() {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    @Test
    void a_steady_load_starts_what_the_pace_asks_for() {
        Load.Result load = Load.steady(loops.next(), List.of((Operation) Outcome::succeeded), 100, TIME);
        assertThat(load.done()).isBetween(19L, 21L);
        assertThat(load.failed()).isZero();
    }

    @Test
    void a_saturated_load_starts_again_as_soon_as_one_ends() {
        Load.Result load = Load.saturated(loops.next(), List.of((Operation) Outcome::succeeded), 1, TIME);
        assertThat(load.done()).isGreaterThan(21);
        assertThat(load.latency().count()).isEqualTo(load.done());
    }

    @Test
    void failures_are_counted_with_the_first_reason() {
        Operation fails = outcome -> outcome.failed("503 Service Unavailable");
        Load.Result load = Load.steady(loops.next(), List.of(fails), 100, TIME);
        assertThat(load.done()).isZero();
        assertThat(load.failed()).isPositive();
        assertThat(load.firstFailure()).isEqualTo("503 Service Unavailable");
    }

    @Test
    void what_is_never_answered_is_a_failure() {
        Operation silent = outcome -> {};
        Load.Result load = Load.saturated(loops.next(), List.of(silent), 1, Duration.ofMillis(1));
        assertThat(load.failed()).isEqualTo(1);
        assertThat(load.firstFailure()).isEqualTo("not answered");
    }
}
