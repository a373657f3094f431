package io.sipwright.server.nat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Flow tokens after RFC 5626 §5.2: Base64url of an 80-bit HMAC-SHA256 and the flow's id. Whoever shows a valid one was
 * given it by this process. Thread-safe.
 */
public final class FlowTokens {
    private static final int SIGNATURE = 10;

    private final SecretKeySpec secret;

    /** @param secret random bytes of this process */
    public FlowTokens(byte[] secret) {
        this.secret = new SecretKeySpec(secret, "HmacSHA256");
    }

    /** A token that may stand in the user part of a URI. */
    public String issue(String flowId) {
        byte[] id = flowId.getBytes(StandardCharsets.UTF_8);
        byte[] token =
                ByteBuffer.allocate(SIGNATURE + id.length).put(sign(id)).put(id).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** The flow id of a token of ours; nothing where the token is missing, cut or forged (NAT-020). */
    public Optional<String> verify(String token) {
        byte[] bytes = decode(token);
        if (bytes.length <= SIGNATURE) {
            return Optional.empty();
        }
        byte[] id = Arrays.copyOfRange(bytes, SIGNATURE, bytes.length);
        boolean ours = MessageDigest.isEqual(sign(id), Arrays.copyOf(bytes, SIGNATURE));
        return ours ? Optional.of(new String(id, StandardCharsets.UTF_8)) : Optional.empty();
    }

    private static byte[] decode(String token) {
        try {
            return Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    private byte[] sign(byte[] id) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return Arrays.copyOf(mac.doFinal(id), SIGNATURE);
        } catch (NoSuchAlgorithmException | InvalidKeyException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
