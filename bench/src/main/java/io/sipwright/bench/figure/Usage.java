package io.sipwright.bench.figure;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** CPU time of the measured server and of this generator over a period. */
public final class Usage {
    private final Collection<Long> pids;
    private final Duration serverBefore;
    private final Duration generatorBefore;
    private final long startedAt = System.nanoTime();

    private Usage(Collection<Long> pids) throws IOException {
        this.pids = List.copyOf(pids);
        this.serverBefore = CpuTime.of(pids);
        this.generatorBefore = CpuTime.ofSelf();
    }

    /** Starts counting; the server is these processes. */
    public static Usage start(Collection<Long> pids) throws IOException {
        return new Usage(pids);
    }

    /**
     * What was used.
     *
     * @param elapsed wall-clock time
     * @param server CPU time of all the server's processes
     * @param generator CPU time of this process
     */
    public record Result(Duration elapsed, Duration server, Duration generator) {
        /** Microseconds of the server's CPU for each of so many operations; 0 for none. */
        public double microsPer(long operations) {
            return operations == 0 ? 0 : server.toNanos() / 1_000.0 / operations;
        }

        public double perSecond(long operations) {
            return operations / seconds(elapsed);
        }

        public double serverCores() {
            return seconds(server) / seconds(elapsed);
        }

        public double generatorCores() {
            return seconds(generator) / seconds(elapsed);
        }

        private static double seconds(Duration time) {
            return time.toNanos() / 1e9;
        }
    }

    public Result stop() throws IOException {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - startedAt);
        return new Result(
                elapsed, CpuTime.of(pids).minus(serverBefore), CpuTime.ofSelf().minus(generatorBefore));
    }
}
