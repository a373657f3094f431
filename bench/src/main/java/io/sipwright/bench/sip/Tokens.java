package io.sipwright.bench.sip;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Identifiers that are unique in this run and cheap to generate. */
final class Tokens {
    private static final String RUN = Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
    private static final AtomicLong NEXT = new AtomicLong();

    private Tokens() {}

    static String next() {
        return RUN + "x" + Long.toString(NEXT.incrementAndGet(), 36);
    }

    /** With the magic cookie (RFC 3261 §8.1.1.7). */
    static String branch() {
        return "z9hG4bK" + next();
    }
}
