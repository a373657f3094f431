package io.sipwright.pstn.ua;

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
}
