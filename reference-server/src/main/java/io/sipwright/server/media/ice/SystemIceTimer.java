package io.sipwright.server.media.ice;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The system's clock and one thread. Thread-safe. */
final class SystemIceTimer implements IceTimer {
    private static final Logger LOG = LoggerFactory.getLogger(SystemIceTimer.class);

    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "media-ice-timer");
        thread.setDaemon(true);
        return thread;
    });

    SystemIceTimer() {
        executor.setRemoveOnCancelPolicy(true);
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Task after(long nanos, Runnable task) {
        if (executor.isShutdown()) {
            return () -> {};
        }
        Future<?> pending = executor.schedule(() -> run(task), Math.max(nanos, 0), TimeUnit.NANOSECONDS);
        return () -> pending.cancel(false);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    /** The executor would swallow a fault. */
    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("an ICE session's timer failed", e);
        }
    }
}
