package io.sipwright.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.bench.figure.Figures.Row;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final Row RATE = new Row("w", "p", Metric.RATE);

    private final Figures figures = new Figures();

    @Test
    void rounds_of_one_peer_become_a_spread_and_peers_stay_apart() {
        rate("left", 1);
        rate("right", 10);
        rate("left", 3);
        assertThat(figures.rows())
                .isEqualTo(Map.of(RATE, Map.of("left", new Spread(2, 1, 3), "right", new Spread(10, 10, 10))));
    }

    @Test
    void totals_add_up_one_metric_over_everybody() {
        rate("left", 1);
        figures.add(new Figure("w", "p", "left", Metric.FAILURES, 2));
        figures.add(new Figure("w", "q", "right", Metric.FAILURES, 3));
        assertThat(figures.total(Metric.FAILURES)).isEqualTo(5);
    }

    @Test
    void percentiles_are_microseconds() {
        Latency latency = new Latency();
        for (int i = 1; i <= 100; i++) {
            latency.record(i * 1_000L);
        }
        assertThat(latency.micros(50)).isBetween(49.9, 50.1);
        assertThat(latency.micros(99)).isBetween(98.9, 99.2);
        assertThat(new Latency().micros(99)).isZero();
    }

    @Test
    void memory_is_the_proportional_set_size_alone() {
        assertThat(MemoryUse.parse("Rss:   900 kB\nPss:   512 kB\nPss_Anon:   400 kB\n"))
                .isEqualTo(512);
    }

    private void rate(String peer, double value) {
        figures.add(new Figure("w", "p", peer, Metric.RATE, value));
    }
}
