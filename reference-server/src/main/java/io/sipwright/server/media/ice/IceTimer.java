package io.sipwright.server.media.ice;

/** The clock of a port's sessions, and what they do later. Thread-safe. */
public interface IceTimer extends AutoCloseable {
    /** A clock that only runs forwards. */
    long nanoTime();

    /** Runs a task later, on a thread of its own; not at all once the timer is closed. */
    Task after(long nanos, Runnable task);

    @Override
    void close();

    /** What waits for its time. */
    @FunctionalInterface
    interface Task {
        /** A task that runs already runs on. */
        void cancel();
    }

    /** The system's clock and one thread. */
    static IceTimer system() {
        return new SystemIceTimer();
    }
}
