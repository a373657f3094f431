package io.sipwright.scenarios.network.namespace;

import io.sipwright.scenarios.network.Packet;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * An IPv4 packet with UDP or TCP (RFC 791, RFC 768, RFC 9293), whole and not a fragment.
 *
 * @param protocol what it carries
 * @param ends its addresses and ports
 * @param bytes all of it; not to be changed
 */
record IpPacket(Protocol protocol, Packet ends, byte[] bytes) {
    private static final int VERSION_4 = 4;
    private static final int SHORTEST_HEADER = 20;
    private static final int TOTAL_LENGTH = 2;
    private static final int FRAGMENT = 6;
    private static final int MORE_FRAGMENTS_OR_OFFSET = 0x3fff;
    private static final int PROTOCOL = 9;
    private static final int CHECKSUM = 10;
    private static final int SOURCE = 12;
    private static final int DESTINATION = 16;
    private static final int DESTINATION_PORT = 2;

    /** What passes a NAT. */
    enum Protocol {
        TCP(6, 16, 20),
        UDP(17, 6, 8);

        private final int number;
        private final int checksum;
        private final int shortest;

        /**
         * @param number in the IP header
         * @param checksum its offset in the header of the protocol
         * @param shortest length of that header
         */
        Protocol(int number, int checksum, int shortest) {
            this.number = number;
            this.checksum = checksum;
            this.shortest = shortest;
        }
    }

    /** Reads a packet; empty for what passes no NAT here: IPv6, fragments, ICMP and what is damaged. */
    static Optional<IpPacket> parse(byte[] bytes) {
        ByteBuffer packet = ByteBuffer.wrap(bytes);
        if (bytes.length < SHORTEST_HEADER || bytes[0] >> 4 != VERSION_4) {
            return Optional.empty();
        }
        int header = headerLength(bytes);
        boolean whole = unsigned(packet, TOTAL_LENGTH) == bytes.length
                && (unsigned(packet, FRAGMENT) & MORE_FRAGMENTS_OR_OFFSET) == 0;
        for (Protocol protocol : Protocol.values()) {
            if (whole && bytes[PROTOCOL] == protocol.number && bytes.length >= header + protocol.shortest) {
                InetSocketAddress source = end(packet, SOURCE, header);
                InetSocketAddress destination = end(packet, DESTINATION, header + DESTINATION_PORT);
                return Optional.of(new IpPacket(protocol, new Packet(source, destination), bytes));
            }
        }
        return Optional.empty();
    }

    /** The same packet with other ends, and with checksums for them. */
    IpPacket with(Packet other) {
        byte[] changed = bytes.clone();
        ByteBuffer packet = ByteBuffer.wrap(changed);
        int header = headerLength(changed);
        put(packet, SOURCE, header, other.source());
        put(packet, DESTINATION, header + DESTINATION_PORT, other.destination());
        packet.putShort(CHECKSUM, (short) 0).putShort(CHECKSUM, (short) ~sum(packet, 0, header, 0));
        int at = header + protocol.checksum;
        int length = changed.length - header;
        int pseudoHeader = sum(packet, SOURCE, SHORTEST_HEADER, protocol.number + length);
        int checksum = ~sum(packet.putShort(at, (short) 0), header, changed.length, pseudoHeader) & 0xffff;
        // RFC 768: a UDP checksum of zero is sent as all ones
        packet.putShort(at, (short) (checksum == 0 && protocol == Protocol.UDP ? 0xffff : checksum));
        return new IpPacket(protocol, other, changed);
    }

    private static int headerLength(byte[] bytes) {
        return (bytes[0] & 0xf) * 4;
    }

    private static int unsigned(ByteBuffer packet, int at) {
        return packet.getShort(at) & 0xffff;
    }

    private static InetSocketAddress end(ByteBuffer packet, int address, int port) {
        byte[] four = new byte[4];
        packet.get(address, four);
        try {
            return new InetSocketAddress(InetAddress.getByAddress(four), unsigned(packet, port));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    private static void put(ByteBuffer packet, int address, int port, InetSocketAddress end) {
        packet.put(address, end.getAddress().getAddress());
        packet.putShort(port, (short) end.getPort());
    }

    /** RFC 1071: the ones' complement sum of 16-bit words. */
    private static int sum(ByteBuffer packet, int from, int to, int start) {
        int sum = start;
        for (int i = from; i + 1 < to; i += 2) {
            sum += unsigned(packet, i);
        }
        if ((to - from) % 2 == 1) {
            sum += (packet.get(to - 1) & 0xff) << 8;
        }
        while (sum >> 16 != 0) {
            sum = (sum & 0xffff) + (sum >> 16);
        }
        return sum;
    }
}
