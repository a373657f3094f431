package io.sipwright.scenarios.stun;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One STUN message as received (RFC 8489 §5). Immutable; attributes in order, the first of a kind counts (§14).
 *
 * <p>Attributes after MESSAGE-INTEGRITY, except FINGERPRINT, are not covered by it and ignored (§14.5).
 */
public final class StunMessage {
    static final int COOKIE = 0x2112A442;
    static final int HEADER = 20;
    private static final int NOT_PRESENT = -1;

    private final byte[] raw;
    private final Map<Integer, byte[]> attributes;
    private final int integrityAt;
    private final int fingerprintAt;

    private StunMessage(byte[] raw, Map<Integer, byte[]> attributes, int integrityAt, int fingerprintAt) {
        this.raw = raw;
        this.attributes = attributes;
        this.integrityAt = integrityAt;
        this.fingerprintAt = fingerprintAt;
    }

    /** Whether a datagram is STUN on a socket shared with DTLS and RTP (RFC 7983 §7). */
    public static boolean looksLike(byte[] datagram) {
        return datagram.length >= HEADER && datagram[0] >= 0 && datagram[0] <= 3;
    }

    /** The message, or empty when the bytes are not well-formed STUN. */
    public static Optional<StunMessage> parse(byte[] datagram) {
        if (!looksLike(datagram)) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(datagram);
        int length = in.getShort(2) & 0xFFFF;
        if (in.getInt(4) != COOKIE || length % 4 != 0 || HEADER + length != datagram.length) {
            return Optional.empty();
        }
        return attributes(datagram.clone(), in.position(HEADER));
    }

    private static Optional<StunMessage> attributes(byte[] raw, ByteBuffer in) {
        Map<Integer, byte[]> found = new LinkedHashMap<>();
        int integrityAt = NOT_PRESENT;
        int fingerprintAt = NOT_PRESENT;
        while (in.remaining() >= 4) {
            int at = in.position();
            int type = in.getShort() & 0xFFFF;
            int length = in.getShort() & 0xFFFF;
            int padded = length + 3 & ~3;
            if (padded > in.remaining()) {
                return Optional.empty();
            }
            byte[] value = new byte[length];
            in.get(value).position(at + 4 + padded);
            if (type == StunAttribute.FINGERPRINT) {
                fingerprintAt = at;
            } else if (integrityAt == NOT_PRESENT) {
                integrityAt = type == StunAttribute.MESSAGE_INTEGRITY ? at : NOT_PRESENT;
                found.putIfAbsent(type, value);
            }
        }
        return Optional.of(new StunMessage(raw, found, integrityAt, fingerprintAt));
    }

    /** Class and method, for example {@link StunType#BINDING_REQUEST}. */
    public int type() {
        return ByteBuffer.wrap(raw).getShort(0);
    }

    /** The 96-bit transaction id, usable as a key. */
    public ByteBuffer transactionId() {
        return ByteBuffer.wrap(raw, 8, 12).slice().asReadOnlyBuffer();
    }

    /** The attribute's value, or empty when it is not there. */
    public Optional<byte[]> attribute(int type) {
        return Optional.ofNullable(attributes.get(type)).map(byte[]::clone);
    }

    public boolean has(int type) {
        return attributes.containsKey(type);
    }

    /** A 32-bit or 64-bit attribute as a number, or empty when it is absent or of another length. */
    public Optional<Long> number(int type) {
        return attribute(type).flatMap(value -> switch (value.length) {
            case 4 -> Optional.of(ByteBuffer.wrap(value).getInt() & 0xFFFFFFFFL);
            case 8 -> Optional.of(ByteBuffer.wrap(value).getLong());
            default -> Optional.empty();
        });
    }

    /** Whether MESSAGE-INTEGRITY is there and was made with this password (short-term credential, §14.5). */
    public boolean integrityHolds(String password) {
        return integrityAt != NOT_PRESENT && StunChecksum.integrityHolds(raw, integrityAt, password);
    }

    /** Whether FINGERPRINT is there, last and right (§14.7). */
    public boolean fingerprintHolds() {
        return fingerprintAt == raw.length - 8 && StunChecksum.fingerprintHolds(raw, fingerprintAt);
    }
}
