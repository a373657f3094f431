package io.sipwright.server.sdp;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * A certificate's fingerprint (RFC 8122 §5).
 *
 * @param hash name in lower case, for example {@code sha-256}
 * @param hex pairs of upper-case digits, joined by colons
 */
public record Fingerprint(String hash, String hex) {
    private static final HexFormat PAIRS = HexFormat.ofDelimiter(":").withUpperCase();

    public static Fingerprint of(String hash, byte[] digest) {
        return new Fingerprint(hash, PAIRS.formatHex(digest));
    }

    /** Reads an attribute's value; empty when it has not the form of one. */
    public static Optional<Fingerprint> parse(String value) {
        String[] words = value.strip().split(" +");
        if (words.length != 2 || !words[1].matches("[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2})+")) {
            return Optional.empty();
        }
        return Optional.of(new Fingerprint(words[0].toLowerCase(Locale.ROOT), words[1].toUpperCase(Locale.ROOT)));
    }

    /** The attribute's value. */
    public String text() {
        return hash + " " + hex;
    }
}
