package io.sipwright.server.nat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Call-ID and the From tag of the request that a token was written into, as a hash: a Record-Route is written before there
 * is a To tag.
 *
 * @param hex 96 bits of SHA-256
 */
public record DialogMark(String hex) {
    static final int BYTES = 12;
    /** Looking the algorithm up costs more than the hash. */
    private static final ThreadLocal<MessageDigest> DIGESTS = ThreadLocal.withInitial(DialogMark::sha256);

    public static DialogMark of(String callId, String tag) {
        byte[] hash = DIGESTS.get().digest((callId + "\n" + tag).getBytes(StandardCharsets.UTF_8));
        return of(Arrays.copyOf(hash, BYTES));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    static DialogMark of(byte[] bytes) {
        return new DialogMark(HexFormat.of().formatHex(bytes));
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }
}
