package io.sipwright.bench.workload;

import java.time.Duration;
import java.util.List;

/**
 * Durations and amounts of a benchmark run.
 *
 * @param warmUp load on a Java server before the first figure; others need less
 * @param settling at most so much more load, until a Java server compiles little; zero for none
 * @param profile load under the profiler
 * @param phase one phase of one round
 * @param rounds of each phase at each server
 * @param atOnce operations in progress while saturated
 * @param registrations a second at a steady pace
 * @param calls a second at a steady pace
 * @param connections idle WebSockets, growing
 * @param bridged calls with media at once
 */
public record Scale(
        Duration warmUp,
        Duration settling,
        Duration profile,
        Duration phase,
        int rounds,
        int atOnce,
        int registrations,
        int calls,
        List<Integer> connections,
        List<Integer> bridged) {
    public static final Scale FULL = new Scale(
            Duration.ofSeconds(15),
            Duration.ofSeconds(90),
            Duration.ofSeconds(6),
            Duration.ofSeconds(4),
            3,
            32,
            400,
            150,
            List.of(500, 1_000, 2_000),
            List.of(1, 50, 200));
    public static final Scale QUICK = new Scale(
            Duration.ofSeconds(3),
            Duration.ZERO,
            Duration.ofSeconds(2),
            Duration.ofMillis(1_500),
            1,
            32,
            200,
            100,
            List.of(100, 300),
            List.of(1, 50));

    /** The same with another number of rounds. */
    public Scale rounds(int number) {
        return new Scale(warmUp, settling, profile, phase, number, atOnce, registrations, calls, connections, bridged);
    }

    /** Enough phones that no two operations of one phone overlap. */
    public int phones() {
        return 4 * atOnce;
    }

    /** Warm-up of servers that are not Java programs. */
    public Duration shortWarmUp() {
        return warmUp.dividedBy(4);
    }

    /** Only to check that the benchmark works. */
    public static final Scale TINY = new Scale(
            Duration.ofMillis(200),
            Duration.ZERO,
            Duration.ofMillis(400),
            Duration.ofMillis(400),
            1,
            4,
            20,
            10,
            List.of(5, 10),
            List.of(1, 3));
}
