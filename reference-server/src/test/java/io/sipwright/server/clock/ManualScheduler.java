package io.sipwright.server.transaction;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A clock that only the test advances. */
public final class HandScheduler implements Scheduler {
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::at).thenComparingLong(Task::order));
    private long now;
    private long order;

    private record Task(long at, long order, Runnable action) {}

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        Task entry = new Task(now + delay.toNanos(), order++, task);
        tasks.add(entry);
        return () -> tasks.remove(entry);
    }

    /** Moves the clock; every task that falls due runs at its own time. */
    public void advance(Duration by) {
        long until = now + by.toNanos();
        for (Task next = tasks.peek(); next != null && next.at() <= until; next = tasks.peek()) {
            tasks.remove(next);
            now = next.at();
            next.action().run();
        }
        now = until;
    }

    /** Tasks that still wait. */
    public int waiting() {
        return tasks.size();
    }
}
