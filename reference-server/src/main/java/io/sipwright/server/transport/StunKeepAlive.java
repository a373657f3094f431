package io.sipwright.server.transport;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;

/**
 * The STUN server of the SIP port, which keeps the flows of UDP phones open (RFC 5626 §4.4.2, §5.4): it answers Binding
 * requests without authentication and keeps no state. An answer is at most 32 bytes, a request at least 20. The format
 * is that of RFC 8489 §5 and §14.2.
 */
final class StunKeepAlive {
    private static final int HEADER = 20;
    private static final int ATTRIBUTE_HEADER = 4;
    private static final int TRANSACTION_ID = 12;
    private static final int MAGIC_COOKIE = 0x2112_A442;
    private static final short BINDING_REQUEST = 0x0001;
    private static final short BINDING_SUCCESS = 0x0101;
    private static final short BINDING_ERROR = 0x0111;
    private static final short ERROR_CODE = 0x0009;
    private static final short UNKNOWN_ATTRIBUTES = 0x000A;
    private static final short XOR_MAPPED_ADDRESS = 0x0020;
    private static final int FIRST_OPTIONAL = 0x8000;
    /** USERNAME, MESSAGE-INTEGRITY, REALM and NONCE: known, but not required. */
    private static final Set<Integer> CREDENTIALS = Set.of(0x0006, 0x0008, 0x0014, 0x0015);

    private StunKeepAlive() {}

    /** Whether the datagram is STUN: no SIP message begins with two zero bits and this cookie (RFC 5626 §4.4.2). */
    static boolean isStun(byte[] bytes) {
        return bytes.length >= HEADER
                && (bytes[0] & 0xC0) == 0
                && ByteBuffer.wrap(bytes).getInt(4) == MAGIC_COOKIE;
    }

    /** The answer to a Binding request; empty for any other or malformed message. */
    static Optional<byte[]> answer(byte[] bytes, InetSocketAddress source) {
        ByteBuffer request = ByteBuffer.wrap(bytes);
        int length = request.getShort(2) & 0xFFFF;
        if (request.getShort(0) != BINDING_REQUEST || length != bytes.length - HEADER || length % 4 != 0) {
            return Optional.empty();
        }
        int unknown = unknownAttribute(request);
        return Optional.of(unknown < 0 ? success(request, source) : refusal(request, (short) unknown));
    }

    /**
     * The first attribute that a server must understand and this one does not (RFC 8489 §6.3.1); -1 if there is none.
     */
    private static int unknownAttribute(ByteBuffer request) {
        int at = HEADER;
        while (at + ATTRIBUTE_HEADER <= request.capacity()) {
            int type = request.getShort(at) & 0xFFFF;
            if (type < FIRST_OPTIONAL && !CREDENTIALS.contains(type)) {
                return type;
            }
            int length = request.getShort(at + 2) & 0xFFFF;
            at += ATTRIBUTE_HEADER + (length + 3) / 4 * 4;
        }
        return -1;
    }

    private static byte[] success(ByteBuffer request, InetSocketAddress source) {
        byte[] address = source.getAddress().getAddress();
        int valueLength = 4 + address.length;
        ByteBuffer answer = header(request, BINDING_SUCCESS, ATTRIBUTE_HEADER + valueLength);
        answer.putShort(XOR_MAPPED_ADDRESS).putShort((short) valueLength);
        answer.putShort((short) (address.length == 4 ? 1 : 2));
        answer.putShort((short) (source.getPort() ^ MAGIC_COOKIE >>> 16));
        for (int i = 0; i < address.length; i++) {
            answer.put((byte) (address[i] ^ request.get(4 + i))); // cookie, then transaction id
        }
        return answer.array();
    }

    private static byte[] refusal(ByteBuffer request, short unknown) {
        int errorLength = ATTRIBUTE_HEADER + 4;
        int unknownLength = ATTRIBUTE_HEADER + 4;
        ByteBuffer answer = header(request, BINDING_ERROR, errorLength + unknownLength);
        answer.putShort(ERROR_CODE)
                .putShort((short) 4)
                .putShort((short) 0)
                .put((byte) 4)
                .put((byte) 20);
        answer.putShort(UNKNOWN_ATTRIBUTES)
                .putShort((short) 2)
                .putShort(unknown)
                .putShort((short) 0);
        return answer.array();
    }

    private static ByteBuffer header(ByteBuffer request, short type, int length) {
        ByteBuffer answer = ByteBuffer.allocate(HEADER + length);
        answer.putShort(type).putShort((short) length).putInt(MAGIC_COOKIE);
        for (int i = 0; i < TRANSACTION_ID; i++) {
            answer.put(request.get(8 + i));
        }
        return answer;
    }
}
