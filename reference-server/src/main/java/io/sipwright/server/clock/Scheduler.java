package io.sipwright.server.clock;

import java.time.Duration;

/** A monotonic clock that runs tasks later. Thread-safe. */
public interface Scheduler extends AutoCloseable {
    /** Monotonic nanoseconds. */
    long nanoTime();

    /** Runs the task once, later, unless cancelled; never on the caller's stack. The task must not block. */
    Timer after(Duration delay, Runnable task);

    /** From now on no task begins, and a new one is dropped. */
    @Override
    void close();

    /** A started timer. */
    @FunctionalInterface
    interface Timer {
        /** A task that has begun goes on. */
        void cancel();
    }
}
