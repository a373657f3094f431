package io.sipwright.scenarios.phone.scripted.ice;

import java.security.SecureRandom;

/**
 * One side's short-term credentials of a session (RFC 8445 §5.3).
 *
 * @param ufrag user name fragment, at least 4 characters
 * @param password at least 22 characters
 */
public record IceCredentials(String ufrag, String password) {
    private static final String ICE_CHARS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** New ones, as long as Chromium's. */
    public static IceCredentials random() {
        return new IceCredentials(chars(4), chars(24));
    }

    private static String chars(int count) {
        StringBuilder text = new StringBuilder(count);
        RANDOM.ints(count, 0, ICE_CHARS.length()).forEach(i -> text.append(ICE_CHARS.charAt(i)));
        return text.toString();
    }
}
