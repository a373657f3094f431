package io.sipwright.server.media.control;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** As much of STUN as a browser's ICE needs (RFC 8489, RFC 8445 §7). */
final class StunMessage {
    static final int REQUEST = 0x0001;
    static final int SUCCESS = 0x0101;
    static final int USERNAME = 0x0006;
    private static final int INTEGRITY = 0x0008;
    private static final int XOR_MAPPED = 0x0020;
    static final int PRIORITY = 0x0024;
    static final int USE_CANDIDATE = 0x0025;
    private static final int FINGERPRINT = 0x8028;
    static final int CONTROLLED = 0x8029;
    static final int CONTROLLING = 0x802A;
    private static final int COOKIE = 0x2112A442;

    private final int type;
    private final byte[] transaction;
    private final ByteArrayOutputStream attributes = new ByteArrayOutputStream();

    StunMessage(int type, byte[] transaction) {
        this.type = type;
        this.transaction = transaction.clone();
    }

    StunMessage put(int attribute, byte[] value) {
        byte[] padded = Arrays.copyOf(value, (value.length + 3) / 4 * 4);
        attributes.writeBytes(ByteBuffer.allocate(4)
                .putShort((short) attribute)
                .putShort((short) value.length)
                .array());
        attributes.writeBytes(padded);
        return this;
    }

    StunMessage mapped(InetSocketAddress address) {
        int ip = ByteBuffer.wrap(address.getAddress().getAddress()).getInt();
        ByteBuffer value = ByteBuffer.allocate(8)
                .putShort((short) 1)
                .putShort((short) (address.getPort() ^ COOKIE >>> 16))
                .putInt(ip ^ COOKIE);
        return put(XOR_MAPPED, value.array());
    }

    byte[] sealed(String password) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(password.getBytes(StandardCharsets.US_ASCII), "HmacSHA1"));
        put(INTEGRITY, mac.doFinal(bytes(24)));
        CRC32 crc = new CRC32();
        crc.update(bytes(8));
        put(
                FINGERPRINT,
                ByteBuffer.allocate(4).putInt((int) crc.getValue() ^ 0x5354554E).array());
        return bytes(0);
    }

    /** With a length that counts attributes still to come. */
    private byte[] bytes(int more) {
        ByteBuffer out = ByteBuffer.allocate(20 + attributes.size());
        out.putShort((short) type)
                .putShort((short) (attributes.size() + more))
                .putInt(COOKIE)
                .put(transaction);
        return out.put(attributes.toByteArray()).array();
    }

    static int typeOf(byte[] datagram) {
        return ByteBuffer.wrap(datagram).getShort();
    }

    static byte[] transactionOf(byte[] datagram) {
        return Arrays.copyOfRange(datagram, 8, 20);
    }

    /** The part of the USERNAME before the colon: its password protects the answer. */
    static String receiverOf(byte[] datagram) {
        ByteBuffer in = ByteBuffer.wrap(datagram, 20, datagram.length - 20);
        while (in.remaining() >= 4) {
            int type = in.getShort();
            byte[] value = new byte[in.getShort()];
            in.get(value);
            in.position(in.position() + (4 - value.length % 4) % 4);
            if (type == USERNAME) {
                return new String(value, StandardCharsets.US_ASCII).split(":")[0];
            }
        }
        throw new IllegalArgumentException("no USERNAME");
    }
}
