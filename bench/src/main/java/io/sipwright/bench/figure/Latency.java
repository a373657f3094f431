package io.sipwright.bench.figure;

import org.HdrHistogram.Histogram;

/** Times between two events, kept in full; nanoseconds in, microseconds out. For one thread. */
public final class Latency {
    private static final int DIGITS = 3;
    private static final double NANOS_PER_MICRO = 1_000;

    private final Histogram nanos = new Histogram(DIGITS);

    public void record(long elapsedNanos) {
        nanos.recordValue(Math.max(0, elapsedNanos));
    }

    public long count() {
        return nanos.getTotalCount();
    }

    /** Microseconds below which this share of the values lies; 0 where there are none. */
    public double micros(double percentile) {
        return nanos.getTotalCount() == 0 ? 0 : nanos.getValueAtPercentile(percentile) / NANOS_PER_MICRO;
    }

    public void clear() {
        nanos.reset();
    }
}
