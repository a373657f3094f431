package io.sipwright.server.routing;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs tasks one after the other, in the order given, on whichever thread gives the first: callbacks of several event
 * loops meet here without a lock, and none waits for another.
 */
final class SerialExecutor implements Executor {
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (waiting.getAndIncrement() == 0) {
            do {
                runNext();
            } while (waiting.decrementAndGet() > 0);
        }
    }

    private void runNext() {
        Runnable next = tasks.remove();
        try {
            next.run();
        } catch (RuntimeException defect) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, defect);
        }
    }
}
