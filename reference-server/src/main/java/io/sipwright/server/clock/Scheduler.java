package io.sipwright.server.transaction;

import java.time.Duration;

/** The clock of the state machines; tests inject one that they move themselves. */
public interface Scheduler {
    /** Monotonic nanoseconds. */
    long nanoTime();

    /** Runs the task once, later, unless cancelled; never on the caller's stack. */
    Timer after(Duration delay, Runnable task);

    /** A started timer. */
    interface Timer {
        void cancel();
    }
}
