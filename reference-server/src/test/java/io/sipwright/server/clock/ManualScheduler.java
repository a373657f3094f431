package io.sipwright.server.clock;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** A clock that only the test advances. Any thread may read it and start timers. */
public final class ManualScheduler implements Scheduler {
    private final PriorityQueue<Entry> waiting =
            new PriorityQueue<>(Comparator.comparingLong(Entry::at).thenComparingLong(Entry::order));
    private long now;
    private long order;

    private record Entry(long at, long order, Runnable task) {}

    @Override
    public synchronized long nanoTime() {
        return now;
    }

    @Override
    public synchronized Timer after(Duration delay, Runnable task) {
        Entry entry = new Entry(now + delay.toNanos(), order++, task);
        waiting.add(entry);
        return () -> cancel(entry);
    }

    private synchronized void cancel(Entry entry) {
        waiting.remove(entry);
    }

    /** Moves the clock; every task that falls due runs at its own time, on the caller's thread. */
    public void advance(Duration by) {
        long until = nanoTime() + by.toNanos();
        for (Optional<Entry> next = due(until); next.isPresent(); next = due(until)) {
            next.get().task().run();
        }
    }

    private synchronized Optional<Entry> due(long until) {
        Entry next = waiting.peek();
        if (next == null || next.at() > until) {
            now = until;
            return Optional.empty();
        }
        waiting.remove();
        now = Math.max(now, next.at());
        return Optional.of(next);
    }

    /** How many tasks still wait. */
    public synchronized int waiting() {
        return waiting.size();
    }

    @Override
    public synchronized void close() {
        waiting.clear();
    }
}
