package io.sipwright.server.media.stun;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

/**
 * 96 bits that tie a response to its request (RFC 8489 §5).
 *
 * @param high the first 64 bits
 * @param low the last 32 bits
 */
public record TransactionId(long high, int low) {
    static final int BYTES = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new, unpredictable one. */
    public static TransactionId create() {
        return new TransactionId(RANDOM.nextLong(), RANDOM.nextInt());
    }

    static TransactionId of(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new TransactionId(buffer.getLong(), buffer.getInt());
    }

    byte[] bytes() {
        return ByteBuffer.allocate(BYTES).putLong(high).putInt(low).array();
    }
}
