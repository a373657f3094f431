package io.sipwright.pstn.gateway;

import io.sipwright.pstn.ua.Scheduler;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one signalling thread of a gateway. A task that fails is logged; the others go on. */
final class GatewayLoop implements Scheduler, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayLoop.class);

    private final ScheduledThreadPoolExecutor executor;

    GatewayLoop(String threadName) {
        executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, threadName);
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    void run(Runnable task) {
        after(0, task);
    }

    @Override
    public Timer after(long millis, Runnable task) {
        try {
            var future = executor.schedule(guarded(task), millis, TimeUnit.MILLISECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException closed) {
            LOG.debug("the gateway is closed; a task is dropped");
            return Timer.NONE;
        }
    }

    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("a step of the gateway failed; its other calls go on", e);
            }
        };
    }

    /** Finishes the tasks that are due. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(2, TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
