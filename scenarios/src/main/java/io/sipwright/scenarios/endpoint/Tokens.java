package io.sipwright.scenarios.endpoint;

import java.util.concurrent.ThreadLocalRandom;

/** Unique identifiers (RFC 3261 §8.1.1). */
public final class Tokens {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

    private Tokens() {}

    /** So many small letters and digits, a letter first. */
    public static String token(int length) {
        StringBuilder token = new StringBuilder();
        for (int i = 0; i < length; i++) {
            token.append(LETTERS.charAt(ThreadLocalRandom.current().nextInt(i == 0 ? 26 : LETTERS.length())));
        }
        return token.toString();
    }
}
