package io.sipwright.server.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The hashes that a challenge may name (RFC 8760 §2.1); session variants are not offered. */
public enum DigestAlgorithm {
    MD5("MD5"),
    SHA_256("SHA-256");

    private final String token;

    DigestAlgorithm(String token) {
        this.token = token;
    }

    /** The name as written in a header; the JDK uses the same name for the hash. */
    public String token() {
        return token;
    }

    /** The algorithm that a header names; MD5 if it names none (RFC 7616 §3.3). */
    public static Optional<DigestAlgorithm> named(String token) {
        return token.isEmpty()
                ? Optional.of(MD5)
                : Arrays.stream(values())
                        .filter(algorithm -> algorithm.token.equalsIgnoreCase(token))
                        .findFirst();
    }

    /** Lower-case hex of the hash of the UTF-8 text: H(x) of RFC 7616 §3.4. */
    String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance(token).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** Hash of user, realm and password: H(A1) of RFC 7616 §3.4.2. */
    public String ha1(String user, String realm, String password) {
        return hash(user + ":" + realm + ":" + password);
    }
}
