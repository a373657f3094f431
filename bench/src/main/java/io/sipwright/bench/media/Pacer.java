package io.sipwright.bench.media;

import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Makes each end send one packet per 20 ms, evenly spread, so that no two packets start together. Has its own thread.
 */
final class Pacer implements AutoCloseable {
    private static final long FRAME_NANOS = 20_000_000L;
    private static final long SPIN_NANOS = 60_000L;

    private final List<MediaEnd> ends;
    private final Thread thread;
    private volatile boolean stopped;

    private Pacer(List<MediaEnd> ends) {
        this.ends = List.copyOf(ends);
        this.thread = new Thread(this::run, "bench-media-out");
    }

    static Pacer start(List<MediaEnd> ends) {
        Pacer pacer = new Pacer(ends);
        pacer.thread.setDaemon(true);
        pacer.thread.start();
        return pacer;
    }

    private void run() {
        double step = (double) FRAME_NANOS / ends.size();
        long start = System.nanoTime();
        for (long packet = 0; !stopped; packet++) {
            long due = start + (long) (packet * step);
            long wait = due - System.nanoTime();
            if (wait > SPIN_NANOS) {
                LockSupport.parkNanos(wait - SPIN_NANOS / 2);
            }
            ends.get((int) (packet % ends.size())).speak();
        }
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
