package io.sipwright.pstn.sip;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The hashes of digest authentication that are known here (RFC 8760 §2.1). */
public enum DigestAlgorithm {
    MD5("MD5", 32),
    SHA_256("SHA-256", 64);

    private final String token;
    private final int digits;

    DigestAlgorithm(String token, int digits) {
        this.token = token;
        this.digits = digits;
    }

    /** The name as written in a header. */
    public String token() {
        return token;
    }

    /** How many hexadecimal digits its hashes have. */
    public int digits() {
        return digits;
    }

    /** The algorithm of this name; empty if none is known. */
    public static Optional<DigestAlgorithm> named(String token) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.token.equalsIgnoreCase(token))
                .findFirst();
    }

    /** Lower-case hex of the hash of the UTF-8 text: H(x) of RFC 7616 §3.4. */
    public String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance(token).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the Java platform must offer " + token, e);
        }
    }
}
