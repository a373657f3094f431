package io.sipwright.server.auth;

import io.sipwright.server.limit.Quota;
import io.sipwright.server.transport.Flow;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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
 * Nonces that carry their own birth time and the source that they were given to under a signature, so none has to be
 * remembered until it is used (RFC 7616 §3.3). Layout: 8 bytes milliseconds, 8 bytes of a keyed hash of the source, 8 bytes
 * random, 16 bytes of HMAC-SHA256. Thread-safe.
 */
public final class Nonces {
    private static final int HASH = 8;
    private static final int SIGNED = 24;
    private static final int LENGTH = 40;

    private final SecretKeySpec secret;
    private final Duration lifetime;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    public Nonces(byte[] secret, Duration lifetime, InstantSource clock) {
        this.secret = new SecretKeySpec(secret, "HmacSHA256");
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /**
     * A nonce from this server.
     *
     * @param givenTo who alone can know it until it is used, as {@link #source} names it
     */
    record Issued(Instant at, long givenTo) {}

    /**
     * A source as nonces contain it: an address, and whether it uses a connection. A datagram's source may be forged,
     * so the two are different sources.
     */
    long source(Flow flow) {
        String kind = flow.transport().isWebSocket() ? "connection" : "datagram";
        return hash(kind + " " + Quota.source(flow.remote().getAddress()));
    }

    /** A keyed hash of the text: constant while this server runs, and not predictable by others. */
    long hash(String text) {
        return ByteBuffer.wrap(mac(text.getBytes(StandardCharsets.UTF_8))).getLong();
    }

    String issue(Flow to) {
        byte[] salt = new byte[SIGNED - Long.BYTES - HASH];
        random.nextBytes(salt);
        byte[] signed = ByteBuffer.allocate(SIGNED)
                .putLong(clock.millis())
                .putLong(source(to))
                .put(salt)
                .array();
        byte[] nonce = ByteBuffer.allocate(LENGTH).put(signed).put(sign(signed)).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(nonce);
    }

    /** When and to whom this server issued this nonce; empty if it did not. */
    Optional<Issued> issued(String nonce) {
        byte[] bytes = decode(nonce);
        if (bytes.length != LENGTH) {
            return Optional.empty();
        }
        byte[] signed = Arrays.copyOf(bytes, SIGNED);
        if (!MessageDigest.isEqual(sign(signed), Arrays.copyOfRange(bytes, SIGNED, LENGTH))) {
            return Optional.empty();
        }
        ByteBuffer fields = ByteBuffer.wrap(signed);
        return Optional.of(new Issued(Instant.ofEpochMilli(fields.getLong()), fields.getLong()));
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
        return Arrays.copyOf(mac(signed), LENGTH - SIGNED);
    }

    private byte[] mac(byte[] bytes) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return mac.doFinal(bytes);
        } catch (NoSuchAlgorithmException | InvalidKeyException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
