package io.sipwright.pstn.gateway;

import io.sipwright.pstn.sip.Via;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** Fresh tags, branches and Call-IDs (RFC 3261 §8.1.1.4, §8.1.1.7, §19.3). Safe for any thread. */
final class Identifiers {
    private static final RandomGenerator RANDOM = new SecureRandom();

    private Identifiers() {}

    static RandomGenerator random() {
        return RANDOM;
    }

    static String tag() {
        return "%08x".formatted(RANDOM.nextInt());
    }

    static String branch() {
        return Via.MAGIC_COOKIE + "%016x".formatted(RANDOM.nextLong());
    }

    static String callId() {
        return "%016x".formatted(RANDOM.nextLong());
    }
}
