package io.sipwright.server.media.ice;

import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;

/** The peer's consent to receive our packets (RFC 7675 §5.1). */
final class Consent { // MED-009 · RFC 7675 §5.1
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long LASTS = TimeUnit.SECONDS.toNanos(30);
    private static final long SOONEST = TimeUnit.SECONDS.toNanos(4);
    private static final long SPREAD = TimeUnit.SECONDS.toNanos(2);

    private long given;
    private long next;

    /** The peer has answered a check. */
    void given(long now) {
        given = now;
    }

    boolean expired(long now) {
        return now - given >= LASTS;
    }

    /** Whether it is time to ask again. */
    boolean due(long now) {
        return next - now <= 0;
    }

    /** It is asked for now, and again in 4 to 6 s. */
    void asked(long now) {
        next = now + SOONEST + (long) (RANDOM.nextDouble() * SPREAD);
    }

    /** Nanoseconds until it is to be asked for, or has expired. */
    long untilDue(long now) {
        return Math.min(next - now, given + LASTS - now);
    }
}
