package io.sipwright.server.sdp;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * ICE credentials of one side (RFC 8839 §5.4).
 *
 * @param ufrag 4 to 256 characters
 * @param password 22 to 256 characters
 */
public record IceCredentials(String ufrag, String password) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern UFRAG = Pattern.compile("[!-9;-~]{4,256}");
    private static final Pattern PASSWORD = Pattern.compile("[!-~]{22,256}");

    /** New random ones: 60 and 160 bits. */
    public static IceCredentials create() { // SDP-013 · RFC 8839 §5.4
        return new IceCredentials(text(60, 12), text(160, 32));
    }

    /** Whether both have the length that RFC 8839 §5.4 wants. Characters beside its ice-chars pass, as some agents use a minus. */
    public boolean wellFormed() {
        return UFRAG.matcher(ufrag).matches() && PASSWORD.matcher(password).matches();
    }

    private static String text(int bits, int length) {
        String text = new BigInteger(bits, RANDOM).toString(32);
        return "0".repeat(length - text.length()) + text;
    }
}
