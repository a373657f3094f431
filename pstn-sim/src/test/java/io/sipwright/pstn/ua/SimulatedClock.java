package io.sipwright.pstn.ua;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A clock that the test advances. */
final class SimulatedClock implements Scheduler {
    private record Task(long at, long order, Runnable run) {}

    private final List<Task> tasks = new ArrayList<>();
    private long now;
    private long order;

    @Override
    public Timer after(long millis, Runnable run) {
        Task task = new Task(now + millis, order++, run);
        tasks.add(task);
        return () -> tasks.remove(task);
    }

    long now() {
        return now;
    }

    int waiting() {
        return tasks.size();
    }

    /** Advances the time; each task runs when it is due. */
    void pass(long millis) {
        long end = now + millis;
        for (Optional<Task> due = due(end); due.isPresent(); due = due(end)) {
            tasks.remove(due.get());
            now = due.get().at();
            due.get().run().run();
        }
        now = end;
    }

    private Optional<Task> due(long end) {
        return tasks.stream()
                .filter(t -> t.at() <= end)
                .min(Comparator.comparingLong(Task::at).thenComparingLong(Task::order));
    }
}
