package io.sipwright.server.nat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Flow tokens after RFC 5626 §5.2, encrypted so that they show no address (AES-128 in GCM, NIST SP 800-38D). The nonce is
 * an HMAC of what is encrypted: the same content gives the same token, and no nonce serves two contents. Thread-safe.
 */
public final class FlowTokens {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 96;
    private static final int TEXT_LIMIT = 512;

    private final SecretKeySpec encryption;
    private final SecretKeySpec nonces;
    private final byte[] process;
    private final InstantSource clock;

    /**
     * @param secret the same bytes after a restart keep tokens valid
     * @param process random bytes of this process: connections of another one are not known by their ids
     */
    public FlowTokens(byte[] secret, byte[] process, InstantSource clock) {
        this.encryption = new SecretKeySpec(Arrays.copyOf(hmac(secret, "flow token encryption"), 16), "AES");
        this.nonces = new SecretKeySpec(hmac(secret, "flow token nonce"), "HmacSHA256");
        this.process = Arrays.copyOf(process, TokenText.PROCESS);
        this.clock = clock;
    }

    /** A token that may stand in the user part of a URI. */
    public String issue(DialogMark mark, boolean bridged, List<FlowName> flows) {
        Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        byte[] clear = TokenText.write(new FlowToken(mark, bridged, hour, flows), process);
        byte[] nonce = Arrays.copyOf(hmac(nonces, clear), NONCE);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, clear).orElseThrow();
        return base64(ByteBuffer.allocate(NONCE + sealed.length)
                .put(nonce)
                .put(sealed)
                .array());
    }

    /** What a token of ours says; nothing where it is missing, cut or forged (NAT-020). Says nothing about its age. */
    public Optional<FlowToken> read(String token) {
        if (token.length() > TEXT_LIMIT) {
            return Optional.empty();
        }
        byte[] bytes = decode(token);
        if (bytes.length <= NONCE || !base64(bytes).equals(token)) {
            return Optional.empty();
        }
        byte[] nonce = Arrays.copyOf(bytes, NONCE);
        return crypt(Cipher.DECRYPT_MODE, nonce, Arrays.copyOfRange(bytes, NONCE, bytes.length))
                .flatMap(clear -> TokenText.read(clear, process));
    }

    /** Whether a token may still stand for a dialog that is not known. */
    public boolean expired(FlowToken token) {
        return token.expired(clock.instant());
    }

    private Optional<byte[]> crypt(int mode, byte[] nonce, byte[] bytes) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, encryption, new GCMParameterSpec(TAG_BITS, nonce));
            return Optional.of(cipher.doFinal(bytes));
        } catch (GeneralSecurityException notOurs) {
            return Optional.empty();
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

    private static byte[] hmac(byte[] secret, String purpose) {
        return hmac(new SecretKeySpec(secret, "HmacSHA256"), purpose.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hmac(SecretKeySpec key, byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
