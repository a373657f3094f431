package io.sipwright.server.media.bridge;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** Packets of one direction: sent, and dropped by reason. Thread-safe. */
public final class PathCounts {
    private static final Drop[] REASONS = Drop.values();

    private final AtomicLong sent = new AtomicLong();
    private final AtomicLongArray dropped = new AtomicLongArray(REASONS.length);

    void sentOne() {
        sent.incrementAndGet();
    }

    void droppedOne(Drop why) {
        dropped.incrementAndGet(why.ordinal());
    }

    public long sent() {
        return sent.get();
    }

    /** Reasons that occurred. */
    public Map<Drop, Long> dropped() {
        Map<Drop, Long> counts = new EnumMap<>(Drop.class);
        for (Drop why : REASONS) {
            if (dropped.get(why.ordinal()) > 0) {
                counts.put(why, dropped.get(why.ordinal()));
            }
        }
        return counts;
    }
}
