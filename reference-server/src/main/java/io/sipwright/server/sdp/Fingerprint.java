package io.sipwright.server.sdp;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A certificate's fingerprint (RFC 8122 §5).
 *
 * @param hash name in lower case, for example {@code sha-256}
 * @param hex pairs of upper-case digits, joined by colons
 */
public record Fingerprint(String hash, String hex) {
    private static final Map<String, Integer> OCTETS =
            Map.of("sha-1", 20, "sha-224", 28, "sha-256", 32, "sha-384", 48, "sha-512", 64);
    private static final HexFormat PAIRS = HexFormat.ofDelimiter(":").withUpperCase();

    public static Fingerprint of(String hash, byte[] digest) {
        return new Fingerprint(hash, PAIRS.formatHex(digest));
    }

    /** Whether its hash is one that is served, and it is as long as such a hash; MD5 and MD2 are not (RFC 8122 §5). */
    public boolean isUsable() {
        return (hex.length() + 1) / 3 == OCTETS.getOrDefault(hash, 0);
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
