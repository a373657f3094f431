package io.sipwright.scenarios.phone.scripted.dtls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A certificate's fingerprint (RFC 8122 §5).
 *
 * @param function hash function in lower case, {@code sha-256}
 * @param value upper-case hex, two digits a byte, with colons
 */
public record Fingerprint(String function, String value) {
    private static final HexFormat HEX = HexFormat.ofDelimiter(":").withUpperCase();

    /**
     * Reads the value of an {@code a=fingerprint} line.
     *
     * @throws IllegalArgumentException when it is not a function and a value
     */
    public static Fingerprint parse(String text) {
        String[] parts = text.strip().split(" +", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("a=fingerprint:" + text + " is not a hash function and a value");
        }
        return new Fingerprint(parts[0].toLowerCase(Locale.ROOT), parts[1].toUpperCase(Locale.ROOT));
    }

    /** The fingerprint of a certificate in DER by this function, {@code sha-256}. */
    static Fingerprint of(String function, byte[] der) {
        return new Fingerprint(function, hash(function, der));
    }

    /** The value of a fingerprint of nobody's certificate, with so many octets. */
    public static String random(int octets) {
        byte[] value = new byte[octets];
        ThreadLocalRandom.current().nextBytes(value);
        return HEX.formatHex(value);
    }

    /** Whether this certificate in DER has this fingerprint; false for a hash function unknown to this Java. */
    boolean isOf(byte[] der) {
        return hash(function, der).equals(value);
    }

    /**
     * A well-formed fingerprint that matches no certificate: the complement of every octet.
     *
     * @param fromZero whether the first octet is 00; else it is never 00
     */
    public Fingerprint spoilt(boolean fromZero) {
        byte[] octets = HEX.parseHex(value);
        for (int n = 0; n < octets.length; n++) {
            octets[n] = (byte) ~octets[n];
        }
        if (fromZero) {
            octets[0] = 0;
        } else if (octets[0] == 0) {
            octets[0] = 1;
        }
        return new Fingerprint(function, HEX.formatHex(octets));
    }

    private static String hash(String function, byte[] der) {
        try {
            return HEX.formatHex(
                    MessageDigest.getInstance(function.toUpperCase(Locale.ROOT)).digest(der));
        } catch (NoSuchAlgorithmException e) {
            return "";
        }
    }

    /** The value of {@code a=fingerprint:}. */
    @Override
    public String toString() {
        return function + " " + value;
    }
}
