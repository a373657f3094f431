package io.sipwright.pstn.rtp;

import io.sipwright.pstn.wire.Tampering;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that sends and receives the media of all calls. Frames are on a fixed 20 ms grid, so nothing drifts;
 * after a stall of more than {@value #MOST_BEHIND} frames the missed ones are skipped. Methods are safe for any thread.
 */
public final class MediaLoop implements AutoCloseable {
    static final int FRAME_MILLIS = 20;
    private static final int MOST_BEHIND = 10;
    private static final long FRAME_NANOS = FRAME_MILLIS * 1_000_000L;
    private static final Logger LOG = LoggerFactory.getLogger(MediaLoop.class);

    private final Selector selector;
    private final Thread thread;
    private final List<RtpEndpoint> endpoints = new CopyOnWriteArrayList<>();
    private final long startNanos = System.nanoTime();
    private final long startMillis = System.currentTimeMillis();
    private volatile boolean open = true;
    private final AtomicLong leftOut = new AtomicLong();
    private volatile Tampering tampering = Tampering.NONE;

    /** @throws UncheckedIOException if no selector can be opened */
    public MediaLoop(String threadName) {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread = new Thread(this::run, threadName);
        thread.setDaemon(true);
        thread.start();
    }

    /** From now on every packet goes through this. */
    public void tamperedBy(Tampering stage) {
        tampering = stage;
    }

    Tampering tampering() {
        return tampering;
    }

    void add(RtpEndpoint endpoint, DatagramChannel channel) throws IOException {
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, endpoint);
        endpoints.add(endpoint);
        selector.wakeup();
    }

    /** Releases the closed channel of an endpoint from the selector at once, which frees its port. */
    void remove(RtpEndpoint endpoint) {
        endpoints.remove(endpoint);
        selector.wakeup();
    }

    /** Wall-clock time that never jumps during the life of this loop. */
    long nowMillis() {
        return startMillis + (System.nanoTime() - startNanos) / 1_000_000;
    }

    /** Frames that were skipped because the thread had stood still. */
    long framesLeftOut() {
        return leftOut.get();
    }

    private void run() {
        long frame = 1;
        while (open) {
            try {
                long wait = Math.floorDiv(startNanos + frame * FRAME_NANOS - System.nanoTime() + 999_999, 1_000_000);
                if (wait > 0) {
                    selector.select(this::readable, wait);
                } else {
                    selector.selectNow(this::readable);
                }
                frame = sendDue(frame);
            } catch (IOException e) {
                LOG.error("the media thread cannot select; audio stops", e);
                return;
            }
        }
    }

    private long sendDue(long nextFrame) {
        long reached = (System.nanoTime() - startNanos) / FRAME_NANOS;
        long frame = reached - nextFrame > MOST_BEHIND ? reached : nextFrame;
        leftOut.addAndGet(frame - nextFrame);
        for (; frame <= reached; frame++) {
            for (RtpEndpoint endpoint : endpoints) {
                endpoint.sendFrame(startMillis + frame * FRAME_MILLIS);
            }
        }
        return frame;
    }

    private void readable(SelectionKey key) {
        if (key.isValid() && key.attachment() instanceof RtpEndpoint endpoint) {
            endpoint.receiveAll();
        }
    }

    /** Stops the thread; endpoints still open neither send nor receive any more. */
    @Override
    public void close() {
        open = false;
        selector.wakeup();
        try {
            thread.join(1000);
            selector.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.warn("closing the media selector failed", e);
        }
    }
}
