package io.sipwright.scenarios.stun;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** XOR-MAPPED-ADDRESS (RFC 8489 §14.2). */
public final class XorAddress {
    private XorAddress() {}

    static byte[] mask(byte[] ip, byte[] transactionId) {
        byte[] key = ByteBuffer.allocate(16)
                .putInt(StunMessage.COOKIE)
                .put(transactionId)
                .array();
        byte[] masked = new byte[ip.length];
        for (int i = 0; i < ip.length; i++) {
            masked[i] = (byte) (ip[i] ^ key[i]);
        }
        return masked;
    }

    /** The address in a response, or empty when the attribute is missing or malformed. */
    public static Optional<InetSocketAddress> read(StunMessage message) {
        byte[] id = new byte[12];
        message.transactionId().get(id);
        return message.attribute(StunAttribute.XOR_MAPPED_ADDRESS)
                .filter(value -> value.length == 8 || value.length == 20)
                .map(value -> address(value, id));
    }

    private static InetSocketAddress address(byte[] value, byte[] transactionId) {
        int port = (ByteBuffer.wrap(value).getShort(2) ^ StunMessage.COOKIE >>> 16) & 0xFFFF;
        try {
            byte[] ip = mask(Arrays.copyOfRange(value, 4, value.length), transactionId);
            return new InetSocketAddress(InetAddress.getByAddress(ip), port);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of 4 or 16 bytes is always known", e);
        }
    }
}
