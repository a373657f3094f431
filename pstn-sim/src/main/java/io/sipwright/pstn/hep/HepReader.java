package io.sipwright.pstn.hep;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads one HEP 3 datagram (HEP/EEP specification, revision 12): {@code HEP3}, the total length, then chunks of vendor,
 * type, length and content, all numbers in network order. Other chunks are ignored.
 */
final class HepReader {
    private static final byte[] MAGIC = "HEP3".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = 6;
    private static final int CHUNK_HEADER = 6;
    private static final int GENERIC_VENDOR = 0;

    private static final int TRANSPORT = 0x02;
    private static final int IPV4_SOURCE = 0x03;
    private static final int IPV4_DESTINATION = 0x04;
    private static final int IPV6_SOURCE = 0x05;
    private static final int IPV6_DESTINATION = 0x06;
    private static final int SOURCE_PORT = 0x07;
    private static final int DESTINATION_PORT = 0x08;
    private static final int SECONDS = 0x09;
    private static final int MICROSECONDS = 0x0a;
    private static final int CONTENT = 0x0b;
    private static final int PAYLOAD = 0x0f;

    private final byte[] datagram;
    private final Map<Integer, byte[]> chunks = new HashMap<>();

    HepReader(byte[] datagram) {
        this.datagram = datagram;
    }

    HepPacket read() throws HepException {
        split();
        Instant at = Instant.ofEpochSecond(number(SECONDS, 4)).plusNanos(1000 * number(MICROSECONDS, 4));
        return new HepPacket(
                (int) number(TRANSPORT, 1),
                address(IPV4_SOURCE, IPV6_SOURCE, SOURCE_PORT),
                address(IPV4_DESTINATION, IPV6_DESTINATION, DESTINATION_PORT),
                at,
                (int) number(CONTENT, 1),
                chunk(PAYLOAD));
    }

    private void split() throws HepException {
        ByteBuffer in = ByteBuffer.wrap(datagram);
        byte[] magic = new byte[Math.min(MAGIC.length, datagram.length)];
        in.get(magic);
        if (!Arrays.equals(magic, MAGIC)) {
            throw new HepException("byte 0: a HEP 3 packet begins with HEP3");
        }
        if (datagram.length < HEADER || Short.toUnsignedInt(in.getShort()) != datagram.length) {
            throw new HepException("byte 4: the total length is not that of the datagram, " + datagram.length);
        }
        while (in.hasRemaining()) {
            chunk(in);
        }
    }

    private void chunk(ByteBuffer in) throws HepException {
        int start = in.position();
        if (in.remaining() < CHUNK_HEADER) {
            throw new HepException("byte " + start + ": a chunk has a header of 6 bytes");
        }
        int vendor = Short.toUnsignedInt(in.getShort());
        int type = Short.toUnsignedInt(in.getShort());
        int length = Short.toUnsignedInt(in.getShort()) - CHUNK_HEADER;
        if (length < 0 || length > in.remaining()) {
            throw new HepException("byte " + (start + 4) + ": the length of chunk " + type + " does not fit");
        }
        byte[] content = new byte[length];
        in.get(content);
        if (vendor == GENERIC_VENDOR && chunks.put(type, content) != null) {
            throw new HepException("byte " + start + ": chunk " + type + " comes twice");
        }
    }

    private byte[] chunk(int type) throws HepException {
        byte[] content = chunks.get(type);
        if (content == null) {
            throw new HepException("chunk " + type + " is missing");
        }
        return content;
    }

    private long number(int type, int size) throws HepException {
        byte[] content = chunk(type);
        if (content.length != size) {
            throw new HepException("chunk " + type + " has " + size + " bytes, not " + content.length);
        }
        long value = 0;
        for (byte b : content) {
            value = value << 8 | b & 0xff;
        }
        return value;
    }

    private InetSocketAddress address(int ipv4, int ipv6, int port) throws HepException {
        byte[] bytes = chunks.containsKey(ipv6) ? chunk(ipv6) : chunk(ipv4);
        try {
            return new InetSocketAddress(InetAddress.getByAddress(bytes), (int) number(port, 2));
        } catch (UnknownHostException e) {
            throw new HepException("chunk " + ipv4 + " or " + ipv6 + ": an address has 4 or 16 bytes");
        }
    }
}
