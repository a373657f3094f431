package io.sipwright.scenarios.phone.scripted.media;

import java.time.Clock;
import java.util.function.LongSupplier;

/**
 * Wall-clock time that never jumps within a run, so that sent and recorded audio have the same time. Safe for any
 * thread.
 */
public final class MediaClock {
    private final long startMillis;
    private final long startNanos;
    private final LongSupplier nanoTime;

    public MediaClock(Clock wall, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.startNanos = nanoTime.getAsLong();
        this.startMillis = wall.millis();
    }

    public long nanoTime() {
        return nanoTime.getAsLong();
    }

    /** Milliseconds since the epoch. */
    public long millis() {
        return startMillis + (nanoTime.getAsLong() - startNanos) / 1_000_000;
    }
}
