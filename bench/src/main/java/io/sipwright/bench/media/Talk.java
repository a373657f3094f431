package io.sipwright.bench.media;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Makes pairs exchange media in both directions and measures during a window. */
public final class Talk implements AutoCloseable {
    private static final Duration LAST_PACKETS = Duration.ofMillis(300);

    private final Window toPlain = new Window();
    private final Window toBrowser = new Window();
    private final Pacer pacer;

    private Talk(List<MediaPair> pairs) {
        pairs.forEach(pair -> {
            pair.browser().countIn(toPlain, toBrowser);
            pair.plain().countIn(toBrowser, toPlain);
        });
        pacer = Pacer.start(pairs.stream()
                .flatMap(pair -> Stream.of(pair.browser(), pair.plain()))
                .toList());
    }

    /** All begin to send; nothing is counted yet. */
    public static Talk begin(List<MediaPair> pairs, Duration unmeasured) {
        Talk talk = new Talk(pairs);
        pass(unmeasured);
        return talk;
    }

    /** Counts the packets that are sent in this time. */
    public void measure(Duration time) {
        long now = System.nanoTime();
        toPlain.open(now);
        toBrowser.open(now);
        pass(time);
        long end = System.nanoTime();
        toPlain.close(end);
        toBrowser.close(end);
    }

    /** Waits for the last packets, and ends. */
    @Override
    public void close() {
        pass(LAST_PACKETS);
        pacer.close();
    }

    public Window toPlain() {
        return toPlain;
    }

    public Window toBrowser() {
        return toBrowser;
    }

    /** Share of the packets that did not arrive, in percent. */
    public double lossPercent() {
        long sent = toPlain.sent() + toBrowser.sent();
        long heard = toPlain.heard() + toBrowser.heard();
        return sent == 0 ? 100 : 100.0 * (sent - heard) / sent;
    }

    /** Waits for a fixed time, because a rate is measured. */
    private static void pass(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
