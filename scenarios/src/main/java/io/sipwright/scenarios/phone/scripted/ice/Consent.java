package io.sipwright.scenarios.phone.scripted.ice;

import java.util.concurrent.ThreadLocalRandom;

/** Whether we may still send to the selected pair (RFC 7675 §5.1). Confined to the agent's thread. */
final class Consent {
    private static final long INTERVAL_MILLIS = 5_000;
    private static final long LOST_AFTER_NANOS = 30_000_000_000L;
    private long renewedAt;
    private long dueAt;

    void granted(long now) {
        renewedAt = now;
        dueAt = now + interval();
    }

    void renewed(long now) {
        renewedAt = now;
    }

    /** Whether a check is to be sent now; the next one is then due 4 to 6 s later. */
    boolean due(long now) {
        boolean due = now - dueAt >= 0;
        if (due) {
            dueAt = now + interval();
        }
        return due;
    }

    boolean lost(long now) {
        return now - renewedAt > LOST_AFTER_NANOS;
    }

    private static long interval() {
        return INTERVAL_MILLIS * ThreadLocalRandom.current().nextLong(800_000, 1_200_000);
    }
}
