package io.sipwright.server.auth;

import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Nonces that carry their own birth time under a signature, so none has to be remembered until it is used (RFC 7616
 * §3.3). Layout: 8 bytes milliseconds, 8 bytes random, 16 bytes of HMAC-SHA256. Thread-safe.
 */
public final class Nonces {
    private static final int SIGNED = 16;
    private static final int LENGTH = 32;

    private final SecretKeySpec secret;
    private final Duration lifetime;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    public Nonces(byte[] secret, Duration lifetime, InstantSource clock) {
        this.secret = new SecretKeySpec(secret, "HmacSHA256");
        this.lifetime = lifetime;
        this.clock = clock;
    }

    public String issue() {
        byte[] salt = new byte[8];
        random.nextBytes(salt);
        byte[] signed =
                ByteBuffer.allocate(SIGNED).putLong(clock.millis()).put(salt).array();
        byte[] nonce = ByteBuffer.allocate(LENGTH).put(signed).put(sign(signed)).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(nonce);
    }

    /** When we issued this nonce; nothing where we did not. */
    Optional<Instant> issued(String nonce) {
        byte[] bytes = decode(nonce);
        if (bytes.length != LENGTH) {
            return Optional.empty();
        }
        byte[] signed = Arrays.copyOf(bytes, SIGNED);
        boolean ours = MessageDigest.isEqual(sign(signed), Arrays.copyOfRange(bytes, SIGNED, LENGTH));
        return ours ? Optional.of(Instant.ofEpochMilli(ByteBuffer.wrap(signed).getLong())) : Optional.empty();
    }

    boolean expired(Instant issued) {
        return issued.plus(lifetime).isBefore(clock.instant());
    }

    private static byte[] decode(String nonce) {
        try {
            return Base64.getUrlDecoder().decode(nonce);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    private byte[] sign(byte[] signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return Arrays.copyOf(mac.doFinal(signed), LENGTH - SIGNED);
        } catch (NoSuchAlgorithmException | InvalidKeyException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
