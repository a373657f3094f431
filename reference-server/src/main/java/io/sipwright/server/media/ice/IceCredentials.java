package io.sipwright.server.media.ice;

import java.math.BigInteger;
import java.security.SecureRandom;

/**
 * Credentials of one side (RFC 8839 §5.4).
 *
 * @param ufrag at least 4 characters
 * @param password at least 22 characters
 */
public record IceCredentials(String ufrag, String password) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** New random ones: 60 and 160 bits. */
    public static IceCredentials create() { // SDP-013 · RFC 8839 §5.4
        return new IceCredentials(text(60, 12), text(160, 32));
    }

    private static String text(int bits, int length) {
        String text = new BigInteger(bits, RANDOM).toString(32);
        return "0".repeat(length - text.length()) + text;
    }
}
