package io.sipwright.server.routing;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks one after the other, in the order given, on the thread that submits the first: callbacks of several event
 * loops are serialised without a lock, and none waits. An exception is logged and does not stop later tasks.
 */
final class SerialExecutor implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(SerialExecutor.class);

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
            LOG.error("task failed", defect);
        }
    }
}
