package io.sipwright.scenarios.stun;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Writes one STUN message, attribute by attribute (RFC 8489 §5, §14); {@link #sign}, {@link #fingerprinted} or {@link #plain}
 * completes it. Not thread-safe.
 */
public final class StunWriter {
    private static final int IPV4 = 0x01;
    private static final int IPV6 = 0x02;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(128);
    private final byte[] transactionId;

    /**
     * @param type of {@link StunType}
     * @param transactionId 12 bytes
     */
    public StunWriter(int type, byte[] transactionId) {
        this.transactionId = transactionId;
        out.writeBytes(ByteBuffer.allocate(StunMessage.HEADER)
                .putShort((short) type)
                .putShort((short) 0)
                .putInt(StunMessage.COOKIE)
                .put(transactionId)
                .array());
    }

    /** 12 random bytes. */
    public static byte[] newTransactionId() {
        byte[] id = new byte[12];
        ThreadLocalRandom.current().nextBytes(id);
        return id;
    }

    public StunWriter attribute(int type, byte[] value) {
        out.writeBytes(ByteBuffer.allocate(4 + (value.length + 3 & ~3))
                .putShort((short) type)
                .putShort((short) value.length)
                .put(value)
                .array());
        return this;
    }

    public StunWriter text(int type, String value) {
        return attribute(type, value.getBytes(StandardCharsets.UTF_8));
    }

    public StunWriter number32(int type, long value) {
        return attribute(type, ByteBuffer.allocate(4).putInt((int) value).array());
    }

    public StunWriter number64(int type, long value) {
        return attribute(type, ByteBuffer.allocate(8).putLong(value).array());
    }

    /** RFC 8489 §14.8. */
    public StunWriter error(int code, String reason) {
        byte[] words = reason.getBytes(StandardCharsets.UTF_8);
        return attribute(
                StunAttribute.ERROR_CODE,
                ByteBuffer.allocate(4 + words.length)
                        .putInt((code / 100 << 8) | (code % 100))
                        .put(words)
                        .array());
    }

    /** RFC 8489 §14.2. */
    public StunWriter xorMapped(InetSocketAddress address) {
        byte[] ip = XorAddress.mask(address.getAddress().getAddress(), transactionId);
        return attribute(
                StunAttribute.XOR_MAPPED_ADDRESS,
                ByteBuffer.allocate(4 + ip.length)
                        .putShort((short) (ip.length == 4 ? IPV4 : IPV6))
                        .putShort((short) (address.getPort() ^ StunMessage.COOKIE >>> 16))
                        .put(ip)
                        .array());
    }

    /** Adds MESSAGE-INTEGRITY and FINGERPRINT, which every message of ICE carries (RFC 8445 §7.1, §7.3). */
    public byte[] sign(String password) {
        byte[] integrity = StunChecksum.integrity(out.toByteArray(), out.size(), password);
        attribute(StunAttribute.MESSAGE_INTEGRITY, integrity);
        return fingerprinted();
    }

    /** Adds only FINGERPRINT, for error responses to a request with wrong credentials. */
    public byte[] fingerprinted() {
        number32(StunAttribute.FINGERPRINT, StunChecksum.fingerprint(out.toByteArray(), out.size()));
        return plain();
    }

    /** Adds nothing: a message outside ICE needs no checksum. */
    public byte[] plain() {
        byte[] message = out.toByteArray();
        ByteBuffer.wrap(message).putShort(2, (short) (message.length - StunMessage.HEADER));
        return message;
    }
}
