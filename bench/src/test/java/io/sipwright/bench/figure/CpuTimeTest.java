package io.sipwright.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CpuTimeTest {
    private static final String STAT =
            "4711 (a (strange) name) S 1 4711 4711 0 -1 4194560 9 8 7 6 120 30 5 4 20 0 3 0 100 1000000 250";

    @Test
    void user_and_system_time_are_ticks_of_ten_milliseconds() {
        assertThat(CpuTime.parse(STAT)).isEqualTo(Duration.ofMillis(1_500));
    }

    @Test
    void a_process_that_is_gone_counts_nothing() throws IOException {
        assertThat(CpuTime.of(List.of(Long.MAX_VALUE))).isZero();
    }

    @Test
    void this_process_has_used_some() throws IOException {
        assertThat(CpuTime.ofSelf()).isPositive();
    }

    @Test
    void usage_is_spread_over_operations_and_time() {
        var used = new Usage.Result(Duration.ofSeconds(4), Duration.ofSeconds(2), Duration.ofSeconds(1));
        assertThat(used.microsPer(1_000)).isEqualTo(2_000);
        assertThat(used.microsPer(0)).isZero();
        assertThat(used.perSecond(1_000)).isEqualTo(250);
        assertThat(used.serverCores()).isEqualTo(0.5);
        assertThat(used.generatorCores()).isEqualTo(0.25);
    }
}
