package io.sipwright.scenarios.network.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.scenarios.network.Packet;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpPacketTest {
    private static final Packet ENDS =
            new Packet(new InetSocketAddress("10.77.0.2", 40_000), new InetSocketAddress("198.18.0.1", 443));
    private static final Packet OTHERS =
            new Packet(new InetSocketAddress("198.18.0.3", 50_001), new InetSocketAddress("198.18.0.1", 443));

    /** A packet with an odd number of bytes; its checksums are not yet right. */
    private static byte[] packet(IpPacket.Protocol protocol) {
        int header = protocol == IpPacket.Protocol.TCP ? 20 : 8;
        byte[] payload = "media".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer packet = ByteBuffer.allocate(20 + header + payload.length);
        packet.put(0, (byte) 0x45).putShort(2, (short) packet.capacity()).put(8, (byte) 64);
        packet.put(9, (byte) (protocol == IpPacket.Protocol.TCP ? 6 : 17));
        packet.put(12, ENDS.source().getAddress().getAddress());
        packet.put(16, ENDS.destination().getAddress().getAddress());
        packet.putShort(20, (short) ENDS.source().getPort())
                .putShort(22, (short) ENDS.destination().getPort());
        if (protocol == IpPacket.Protocol.UDP) {
            packet.putShort(24, (short) (header + payload.length));
        } else {
            packet.put(32, (byte) 0x50);
        }
        packet.put(20 + header, payload);
        return packet.array();
    }

    private static IpPacket parsed(byte[] bytes) {
        return IpPacket.parse(bytes).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void a_packet_is_read_and_keeps_its_content_under_other_ends(IpPacket.Protocol protocol) {
        IpPacket packet = parsed(packet(protocol));
        assertThat(packet.protocol()).isEqualTo(protocol);
        assertThat(packet.ends()).isEqualTo(ENDS);

        IpPacket other = parsed(packet.with(OTHERS).bytes());

        assertThat(other.ends()).isEqualTo(OTHERS);
        assertThat(new String(other.bytes(), StandardCharsets.US_ASCII)).endsWith("media");
        assertThat(packet.ends()).isEqualTo(parsed(packet.bytes()).ends());
    }

    /** RFC 1071: the sum over data and checksum is all ones. */
    @ParameterizedTest
    @EnumSource
    void both_checksums_are_right(IpPacket.Protocol protocol) {
        byte[] bytes = parsed(packet(protocol)).with(OTHERS).bytes();
        assertThat(sum(bytes, 0, 20, 0)).isEqualTo(0xffff);
        int pseudoHeader = sum(bytes, 12, 20, bytes[9] + bytes.length - 20);
        assertThat(sum(bytes, 20, bytes.length, pseudoHeader)).isEqualTo(0xffff);
    }

    private static int sum(byte[] bytes, int from, int to, int start) {
        int sum = start;
        for (int i = from; i < to; i++) {
            sum += (bytes[i] & 0xff) << ((i - from) % 2 == 0 ? 8 : 0);
        }
        return (sum & 0xffff) + (sum >> 16);
    }

    @Test
    void a_fragment_is_not_read() {
        byte[] more = packet(IpPacket.Protocol.UDP);
        more[6] = 0x20;
        byte[] later = packet(IpPacket.Protocol.UDP);
        later[7] = 1;
        assertThat(IpPacket.parse(more)).isEmpty();
        assertThat(IpPacket.parse(later)).isEmpty();
    }

    @Test
    void other_protocols_and_ipv6_are_not_read() {
        byte[] icmp = packet(IpPacket.Protocol.UDP);
        icmp[9] = 1;
        byte[] six = packet(IpPacket.Protocol.UDP);
        six[0] = 0x60;
        assertThat(IpPacket.parse(icmp)).isEmpty();
        assertThat(IpPacket.parse(six)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 19, 20, 27})
    void a_damaged_packet_is_not_read(int length) {
        byte[] whole = packet(IpPacket.Protocol.UDP);
        byte[] part = Arrays.copyOf(whole, length);
        assertThat(IpPacket.parse(part)).isEmpty();
        if (length > 3) {
            part[3] = (byte) length; // even if it says its length
            assertThat(IpPacket.parse(part)).isEmpty();
        }
    }
}
