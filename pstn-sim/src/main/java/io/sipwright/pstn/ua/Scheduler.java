package io.sipwright.pstn.ua;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs tasks later on the user agent's event loop. */
@FunctionalInterface
public interface Scheduler {
    /** A scheduled task. */
    @FunctionalInterface
    interface Timer {
        Timer NONE = () -> {};

        /** Cancels the task; does nothing if it has run. */
        void stop();
    }

    /** Runs the task once, after so many milliseconds. */
    Timer after(long millis, Runnable task);

    /** Runs tasks on an event loop with one thread. */
    static Scheduler on(ScheduledExecutorService loop) {
        return (millis, task) -> {
            var waiting = loop.schedule(task, millis, TimeUnit.MILLISECONDS);
            return () -> waiting.cancel(false);
        };
    }
}
