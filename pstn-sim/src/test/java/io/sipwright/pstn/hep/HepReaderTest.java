package io.sipwright.pstn.hep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class HepReaderTest {
    private static final String OPTIONS = "OPTIONS sip:127.0.0.1:17570 SIP/2.0\r\n"
            + "Via: SIP/2.0/UDP 127.0.0.1:17560;branch=z9hG4bK1;rport\r\nMax-Forwards: 70\r\n"
            + "From: <sip:probe@127.0.0.1>;tag=1\r\nTo: <sip:127.0.0.1:17570>\r\nCall-ID: recorded\r\n"
            + "CSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n";
    /** What Asterisk 22.10 mirrored when it got the request above, up to the payload. */
    private static final String FROM_ASTERISK = "48455033015700000001000702000000020007110000000700084498"
            + "00000008000844a200000009000a6b09962a0000000a000a000459480000000b0007010000000c000a00000001"
            + "00000003000a7f00000100000004000a7f00000100000011000e7265636f726465640000000f00ec";

    private static byte[] recorded() {
        return joined(HexFormat.of().parseHex(FROM_ASTERISK), OPTIONS.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static byte[] chunk(int vendor, int type, byte[] content) {
        return ByteBuffer.allocate(6 + content.length)
                .putShort((short) vendor)
                .putShort((short) type)
                .putShort((short) (6 + content.length))
                .put(content)
                .array();
    }

    private static byte[] packet(byte[]... chunks) {
        byte[] body = joined(chunks);
        ByteBuffer all = ByteBuffer.allocate(6 + body.length);
        return all.put("HEP3".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) (6 + body.length))
                .put(body)
                .array();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    @Test
    void a_packet_that_asterisk_sent_is_read() throws HepException {
        HepPacket packet = HepPacket.parse(recorded());

        assertThat(packet.transport()).isEqualTo(17);
        assertThat(packet.content()).isEqualTo(HepPacket.SIP);
        assertThat(packet.source()).isEqualTo(new InetSocketAddress("127.0.0.1", 17560));
        assertThat(packet.destination()).isEqualTo(new InetSocketAddress("127.0.0.1", 17570));
        assertThat(packet.at()).isEqualTo(Instant.ofEpochSecond(0x6b09962aL, 285_000_000L));
        assertThat(new String(packet.payload(), StandardCharsets.UTF_8)).isEqualTo(OPTIONS);
    }

    @Test
    void ipv6_and_any_order_and_chunks_of_other_vendors_are_read() throws HepException {
        byte[] here = bytes(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
        HepPacket packet = HepPacket.parse(packet(
                chunk(0, 0x0f, bytes('h', 'i')),
                chunk(7, 0x0f, bytes('n', 'o')),
                chunk(0, 0x05, here),
                chunk(0, 0x06, here),
                chunk(0, 0x07, bytes(0x13, 0xc4)),
                chunk(0, 0x08, bytes(0x13, 0xc5)),
                chunk(0, 0x09, bytes(0, 0, 0, 1)),
                chunk(0, 0x0a, bytes(0, 0, 0, 2)),
                chunk(0, 0x02, bytes(17)),
                chunk(0, 0x0b, bytes(1))));

        assertThat(packet.source()).isEqualTo(new InetSocketAddress("::1", 5060));
        assertThat(packet.destination()).isEqualTo(new InetSocketAddress("::1", 5061));
        assertThat(packet.at()).isEqualTo(Instant.ofEpochSecond(1, 2000));
        assertThat(packet.payload()).containsExactly('h', 'i');
    }

    @Test
    void what_is_no_hep_3_is_refused() {
        refused("byte 0: a HEP 3 packet begins with HEP3", "HEP2".getBytes(StandardCharsets.US_ASCII));
        refused("byte 0: a HEP 3 packet begins with HEP3", bytes('H'));
    }

    @Test
    void a_wrong_total_length_is_refused() {
        byte[] longer = Arrays.copyOf(recorded(), recorded().length + 1);
        refused("byte 4: the total length is not that of the datagram, " + longer.length, longer);
        refused("byte 4: the total length is not that of the datagram, 4", bytes('H', 'E', 'P', '3'));
    }

    @Test
    void a_chunk_that_does_not_fit_is_refused() {
        refused("byte 6: a chunk has a header of 6 bytes", packet(bytes(0, 0, 0)));
        refused("byte 10: the length of chunk 15 does not fit", packet(bytes(0, 0, 0, 15, 0, 5)));
        refused("byte 10: the length of chunk 15 does not fit", packet(bytes(0, 0, 0, 15, 0, 9, 1)));
    }

    @Test
    void a_chunk_that_is_missing_or_comes_twice_or_has_the_wrong_size_is_refused() {
        refused("chunk 9 is missing", packet(chunk(0, 0x02, bytes(17))));
        refused("byte 13: chunk 2 comes twice", packet(chunk(0, 0x02, bytes(17)), chunk(0, 0x02, bytes(17))));
        refused("chunk 9 has 4 bytes, not 1", packet(chunk(0, 0x09, bytes(1))));
    }

    private static void refused(String message, byte[] datagram) {
        assertThatThrownBy(() -> HepPacket.parse(datagram))
                .isInstanceOf(HepException.class)
                .hasMessage(message);
    }
}
