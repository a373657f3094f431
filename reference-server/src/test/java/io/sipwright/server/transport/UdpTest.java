package io.sipwright.server.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sipwright.server.limit.Limit;
import io.sipwright.server.sip.Texts;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sip.message.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 10, unit = TimeUnit.SECONDS)
class UdpTest {
    private final Wire wire = Wire.open();
    private DatagramSocket client;

    @BeforeEach
    void open() throws IOException {
        client = new DatagramSocket(new InetSocketAddress(Wire.LOOPBACK, 0));
        client.setSoTimeout(5_000);
    }

    @AfterEach
    void close() {
        client.close();
        wire.close();
    }

    @Test
    void the_answer_goes_to_the_source_and_says_where_that_is() throws IOException {
        send(Texts.request("OPTIONS", "z9hG4bKa;rport"));
        assertThat(receive())
                .startsWith("SIP/2.0 200")
                .contains(";rport=" + client.getLocalPort(), ";received=127.0.0.1");
    }

    @Test
    void keep_alives_are_ignored_and_broken_requests_answered() throws IOException {
        send("\r\n\r\n");
        send("\0\0\0\0");
        send(Texts.request("OPTIONS", "z9hG4bKa", "Content-Length: 5"));
        assertThat(receive()).startsWith("SIP/2.0 400 Content-Length beyond the message");
        send(Texts.request("OPTIONS", "z9hG4bKa").replace("sip:bob@sipwright.test SIP/2.0", "sip:b SIP/7.0"));
        assertThat(receive()).startsWith("SIP/2.0 505 ");
    }

    @Test
    void a_large_datagram_arrives_whole() throws Exception {
        send(Texts.request("MESSAGE", "z9hG4bKa", "Content-Type: text/plain") + "x".repeat(20_000));
        assertThat(receive()).startsWith("SIP/2.0 200");
        assertThat(wire.messages.take().getRawContent()).hasSize(20_000);
    }

    @Test
    void a_flow_to_any_address_sends_from_our_listener() throws Exception {
        Flow flow = wire.transports.udp((InetSocketAddress) client.getLocalSocketAddress());
        assertThat(flow.send(Texts.message(Texts.request("OPTIONS", "z9hG4bKa"))))
                .isTrue();
        assertThat(receive()).startsWith("OPTIONS ");
        assertThat(flow).isEqualTo(wire.transports.udp((InetSocketAddress) client.getLocalSocketAddress()));
        assertThat(flow.local()).isEqualTo(wire.transports.local(Transport.UDP));
    }

    @Test
    void what_was_sent_can_be_sent_again_without_its_message() throws Exception {
        Flow flow = wire.transports.udp((InetSocketAddress) client.getLocalSocketAddress());
        List<WeakReference<Message>> kept = new ArrayList<>();
        Runnable again = sendRepeatable(flow, kept);
        String first = receive();
        await().until(() -> {
            System.gc();
            return kept.get(0).get() == null;
        });
        again.run();
        assertThat(receive()).isEqualTo(first);
    }

    private static Runnable sendRepeatable(Flow flow, List<WeakReference<Message>> kept) {
        Message message = Texts.message(Texts.request("OPTIONS", "z9hG4bKa"));
        kept.add(new WeakReference<>(message));
        return flow.sendRepeatable(message).orElseThrow();
    }

    /** F38 · RFC 3261 §18.2.2. */
    @Test
    void an_answer_goes_to_the_port_of_sent_by_and_a_request_to_the_source() throws Exception {
        try (DatagramSocket sender = new DatagramSocket(new InetSocketAddress(Wire.LOOPBACK, 0))) {
            sender.setSoTimeout(5_000);
            byte[] bytes = Texts.bytes(Texts.request("OPTIONS", "z9hG4bKa")
                    .replace("WSS a1.invalid", "UDP 127.0.0.1:" + client.getLocalPort()));
            sender.send(new DatagramPacket(bytes, bytes.length, wire.transports.local(Transport.UDP)));
            assertThat(receive()).startsWith("SIP/2.0 200");
            wire.flows.take().send(wire.messages.take());
            DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
            sender.receive(packet);
            assertThat(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8))
                    .startsWith("OPTIONS ");
        }
    }

    /** F40. */
    @Test
    void what_does_not_fit_into_a_datagram_is_noticed() {
        Flow flow = wire.transports.udp((InetSocketAddress) client.getLocalSocketAddress());
        String message = Texts.request("MESSAGE", "z9hG4bKa", "Content-Type: text/plain");
        int room = UdpFlow.LARGEST_PAYLOAD - message.length() - "Content-Length: 65000\r\n".length();
        assertThat(flow.send(Texts.message(message + "x".repeat(room)))).isTrue();
        assertThat(flow.send(Texts.message(message + "x".repeat(room + 1)))).isFalse();
        assertThat(wire.counters.count(Limit.DATAGRAM)).isEqualTo(1);
        assertThat(wire.counters.count(Limit.SEND_FAILURE)).isZero();
    }

    /** F40 · RFC 3261 §18.4. */
    @Test
    void what_the_system_refuses_to_send_is_noticed() throws Exception {
        Message message = Texts.message(Texts.request("OPTIONS", "z9hG4bKa"));
        wire.transports.udp(new InetSocketAddress(Wire.LOOPBACK, 0)).send(message);
        assertThat(wire.unsent.take()).isSameAs(message);
        assertThat(wire.counters.count(Limit.SEND_FAILURE)).isEqualTo(1);
    }

    /** F27 · RFC 5626 §5.4, RFC 8489 §14.2. */
    @Test
    void a_stun_binding_request_is_answered_with_the_source_and_nothing_else_hears_of_it() throws Exception {
        byte[] request = HexFormat.of().parseHex("000100002112a442000102030405060708090a0b");
        client.send(new DatagramPacket(request, request.length, wire.transports.local(Transport.UDP)));
        byte[] answer = receiveBytes();
        String port = "%04x".formatted(client.getLocalPort() ^ 0x2112);
        assertThat(HexFormat.of().formatHex(answer))
                .isEqualTo("0101000c2112a442000102030405060708090a0b" + "002000080001" + port + "5e12a443");
        byte[] asksForChange = HexFormat.of().parseHex("000100082112a442000102030405060708090a0b0003000400000006");
        client.send(new DatagramPacket(asksForChange, asksForChange.length, wire.transports.local(Transport.UDP)));
        assertThat(HexFormat.of().formatHex(receiveBytes()))
                .startsWith("011100102112a442")
                .contains("00090004" + "00000414" + "000a00020003");
        assertThat(wire.counters.all()).isEmpty();
        assertThat(wire.refused).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "000100042112a442000102030405060708090a0b",
                "010100002112a442000102030405060708090a0b",
                "000100032112a442000102030405060708090a0b000000",
                "000100082112a442000102030405060708090a0b8000ffff00000000"
            })
    void stun_that_is_no_sound_request_draws_at_most_one_answer(String hex) throws Exception {
        byte[] bytes = HexFormat.of().parseHex(hex);
        client.send(new DatagramPacket(bytes, bytes.length, wire.transports.local(Transport.UDP)));
        send(Texts.request("OPTIONS", "z9hG4bKa"));
        byte[] first = receiveBytes();
        assertThat(first[0] == 1 ? receive() : new String(first, StandardCharsets.UTF_8))
                .startsWith("SIP/2.0 200");
    }

    private byte[] receiveBytes() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
        client.receive(packet);
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    private void send(String text) throws IOException {
        byte[] bytes = Texts.bytes(text);
        client.send(new DatagramPacket(bytes, bytes.length, wire.transports.local(Transport.UDP)));
    }

    private String receive() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
        client.receive(packet);
        assertThat(packet.getSocketAddress()).isEqualTo(wire.transports.local(Transport.UDP));
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
    }
}
