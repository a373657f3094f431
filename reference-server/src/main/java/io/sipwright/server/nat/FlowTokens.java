package io.sipwright.server.nat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Flow tokens after RFC 5626 §5.2, encrypted so that they show no address. A token is the HMAC of its content, and the content
 * in AES-128 counter mode with that HMAC as the first counter: deterministic authenticated encryption as in RFC 5297 §1.3.
 * The same content gives the same token. Thread-safe.
 */
public final class FlowTokens {
    private static final int SEAL = 16;
    private static final int TEXT_LIMIT = 512;

    private final SecretKeySpec encryption;
    private final byte[] process;
    private final InstantSource clock;
    /** Looking an algorithm up costs ten times what a token costs, so each thread keeps its own. */
    private final ThreadLocal<Cipher> ciphers = ThreadLocal.withInitial(FlowTokens::cipher);

    private final ThreadLocal<Mac> seals;

    /**
     * @param secret the same bytes after a restart keep tokens valid
     * @param process random bytes of this process: connections of another one are not known by their ids
     */
    public FlowTokens(byte[] secret, byte[] process, InstantSource clock) {
        Mac purposes = mac(secret);
        this.encryption = new SecretKeySpec(Arrays.copyOf(purpose(purposes, "flow token encryption"), 16), "AES");
        byte[] sealing = purpose(purposes, "flow token seal");
        this.seals = ThreadLocal.withInitial(() -> mac(sealing));
        this.process = Arrays.copyOf(process, TokenText.PROCESS);
        this.clock = clock;
    }

    /** A token that may stand in the user part of a URI. */
    public String issue(DialogMark mark, boolean bridged, List<FlowName> flows) {
        Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        byte[] clear = TokenText.write(new FlowToken(mark, bridged, hour, flows, true), process);
        byte[] seal = seal(clear);
        byte[] hidden = crypt(seal, clear);
        return base64(
                ByteBuffer.allocate(SEAL + hidden.length).put(seal).put(hidden).array());
    }

    /** The content of our token, whatever its age; empty if it is missing, cut or forged (NAT-020). */
    public Optional<FlowToken> read(String token) {
        if (token.length() > TEXT_LIMIT) {
            return Optional.empty();
        }
        byte[] bytes = decode(token);
        if (bytes.length <= SEAL || !base64(bytes).equals(token)) {
            return Optional.empty();
        }
        byte[] seal = Arrays.copyOf(bytes, SEAL);
        byte[] clear = crypt(seal, Arrays.copyOfRange(bytes, SEAL, bytes.length));
        return MessageDigest.isEqual(seal, seal(clear)) ? TokenText.read(clear, process) : Optional.empty();
    }

    /** Whether a token may still stand for a dialog that is not known. */
    public boolean expired(FlowToken token) {
        return token.expired(clock.instant());
    }

    private byte[] seal(byte[] clear) {
        return Arrays.copyOf(seals.get().doFinal(clear), SEAL);
    }

    /** Encrypts and decrypts alike: counter mode is its own inverse. */
    private byte[] crypt(byte[] seal, byte[] bytes) {
        try {
            Cipher cipher = ciphers.get();
            cipher.init(Cipher.ENCRYPT_MODE, encryption, new IvParameterSpec(seal));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decode(String token) {
        try {
            return Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    private static byte[] purpose(Mac secret, String purpose) {
        return secret.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
    }

    private static Cipher cipher() {
        try {
            return Cipher.getInstance("AES/CTR/NoPadding");
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
