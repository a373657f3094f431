package io.sipwright.pstn.ua;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs tasks later, on the event loop of the user agent. */
@FunctionalInterface
public interface Scheduler {
    /** A task that is waiting for its time. */
    @FunctionalInterface
    interface Timer {
        Timer NONE = () -> {};

        /** The task does not run any more; nothing happens where it has run. */
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
