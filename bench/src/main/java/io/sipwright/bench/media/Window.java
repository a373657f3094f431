package io.sipwright.bench.media;

import io.sipwright.bench.figure.Latency;

/**
 * The packets of one direction sent while the window was open: how many were sent, how many arrived, and their delays.
 * One thread sends, another receives.
 */
public final class Window {
    private final Latency delay = new Latency();
    private volatile long opens = Long.MAX_VALUE;
    private volatile long closes = Long.MAX_VALUE;
    private volatile long sent;
    private volatile long heard;

    void open(long nanoTime) {
        opens = nanoTime;
    }

    void close(long nanoTime) {
        closes = nanoTime;
    }

    /** On the sending thread. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    void sent(long at) {
        if (within(at)) {
            sent++;
        }
    }

    /** On the receiving thread. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    void heard(long sentAt, long now) {
        if (within(sentAt)) {
            heard++;
            delay.record(now - sentAt);
        }
    }

    private boolean within(long at) {
        return at >= opens && at < closes;
    }

    public long sent() {
        return sent;
    }

    public long heard() {
        return heard;
    }

    /** To be read only when no more packets can arrive. */
    public Latency delay() {
        return delay;
    }
}
