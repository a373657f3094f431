package io.sipwright.scenarios.target;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Holds the rate of requests to a target. What is sent is counted; who is about to send waits until the rate is kept again. A step that
 * sends many requests at once delays the next one of any scenario. Safe for any thread.
 */
public final class Pace {
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition time = lock.newCondition();
    private final long nanosEach;
    private final LongSupplier nanoTime;
    private long free;

    /**
     * @param limits empty for no limit
     * @param nanoTime the clock, {@link System#nanoTime}
     */
    public Pace(Optional<Limits> limits, LongSupplier nanoTime) {
        nanosEach = limits.map(l -> Duration.ofSeconds(1).toNanos() / l.requestsPerSecond())
                .orElse(0L);
        this.nanoTime = nanoTime;
        free = nanoTime.getAsLong();
    }

    /** Waits until a request may be sent; it is counted when it is sent. */
    public void await() {
        await(0);
    }

    /**
     * Waits until a request may be sent, and counts so many at once.
     *
     * @param requests what a phone sends for a command, about
     */
    public void await(int requests) {
        lock.lock();
        try {
            for (long left = left(); left > 0; left = left()) {
                time.awaitNanos(left);
            }
            count(requests);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Counts a request that was sent. Does not wait. */
    public void sent() {
        lock.lock();
        try {
            count(1);
        } finally {
            lock.unlock();
        }
    }

    /** How long the next request has to wait. */
    public Duration debt() {
        lock.lock();
        try {
            return Duration.ofNanos(Math.max(0, left()));
        } finally {
            lock.unlock();
        }
    }

    private long left() {
        return free - nanoTime.getAsLong();
    }

    private void count(int requests) {
        long now = nanoTime.getAsLong();
        free = (free - now > 0 ? free : now) + requests * nanosEach;
    }
}
