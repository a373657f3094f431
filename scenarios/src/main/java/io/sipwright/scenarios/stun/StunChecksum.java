package io.sipwright.scenarios.stun;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The two checksums of a STUN message (RFC 8489 §14.5, §14.7). */
final class StunChecksum {
    static final int INTEGRITY_LENGTH = 20;
    private static final int FINGERPRINT_XOR = 0x5354554E;

    private StunChecksum() {}

    static boolean integrityHolds(byte[] message, int attributeAt, String password) {
        int valueAt = attributeAt + 4;
        if (message.length < valueAt + INTEGRITY_LENGTH) {
            return false;
        }
        byte[] found = Arrays.copyOfRange(message, valueAt, valueAt + INTEGRITY_LENGTH);
        return MessageDigest.isEqual(found, integrity(message, attributeAt, password));
    }

    /** HMAC-SHA1 over the message up to the attribute, with a header length that includes the attribute. */
    static byte[] integrity(byte[] message, int attributeAt, String password) {
        byte[] covered = cut(message, attributeAt, attributeAt + 4 + INTEGRITY_LENGTH);
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(password.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return mac.doFinal(covered);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA1", e);
        }
    }

    static boolean fingerprintHolds(byte[] message, int attributeAt) {
        return ByteBuffer.wrap(message).getInt(attributeAt + 4) == fingerprint(message, attributeAt);
    }

    static int fingerprint(byte[] message, int attributeAt) {
        CRC32 crc = new CRC32();
        crc.update(cut(message, attributeAt, attributeAt + 8));
        return (int) crc.getValue() ^ FINGERPRINT_XOR;
    }

    private static byte[] cut(byte[] message, int end, int lengthEnd) {
        byte[] covered = Arrays.copyOf(message, end);
        ByteBuffer.wrap(covered).putShort(2, (short) (lengthEnd - StunMessage.HEADER));
        return covered;
    }
}
