package io.sipwright.scenarios.phone.scripted.sip;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Random identifiers in JsSIP's format. */
final class Tokens {
    private static final String LETTERS = "abcdefghijklmnopqrstuv0123456789";

    private Tokens() {}

    static String token(int length) {
        StringBuilder text = new StringBuilder(length);
        ThreadLocalRandom.current().ints(length, 0, LETTERS.length()).forEach(i -> text.append(LETTERS.charAt(i)));
        return text.toString();
    }

    /** The number before that of a first request. */
    static long firstCseq() {
        return ThreadLocalRandom.current().nextLong(1, 10_000);
    }

    static String branch() {
        return "z9hG4bK" + ThreadLocalRandom.current().nextInt(1_000_000, 99_999_999);
    }

    static String instance() {
        return "urn:uuid:" + UUID.randomUUID();
    }
}
