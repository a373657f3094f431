package io.sipwright.server.media.stun;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.ice4j.attribute.MessageIntegrityAttribute;

/** MESSAGE-INTEGRITY of a received message (RFC 8489 §14.5). */
public final class Integrity {
    private static final Integrity NONE = new Integrity(new byte[0], new byte[0]);
    private static final int ATTRIBUTE_BYTES = 24;

    private final byte[] signed;
    private final byte[] code;

    private Integrity(byte[] signed, byte[] code) {
        this.signed = signed;
        this.code = code;
    }

    /** Of a message without one. */
    public static Integrity none() {
        return NONE;
    }

    /**
     * For a message whose length field ends with the attribute, whatever follows.
     *
     * @param at where the attribute starts
     */
    static Integrity of(byte[] message, int at, byte[] code) {
        byte[] signed = new byte[at];
        System.arraycopy(message, 0, signed, 0, at);
        int length = at + ATTRIBUTE_BYTES - StunReader.HEADER_BYTES;
        signed[2] = (byte) (length >> 8);
        signed[3] = (byte) length;
        return new Integrity(signed, code);
    }

    public boolean present() {
        return code.length > 0;
    }

    /** Whether it was made with this password (short-term credentials, RFC 8489 §9.1). */
    public boolean madeWith(String password) {
        return present() && MessageDigest.isEqual(code, code(signed, password));
    }

    private static byte[] code(byte[] bytes, String password) {
        return MessageIntegrityAttribute.calculateHmacSha1(
                bytes, 0, bytes.length, password.getBytes(StandardCharsets.UTF_8));
    }
}
