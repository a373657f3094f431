package io.sipwright.server.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.server.sip.Texts;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
    void theAnswerGoesToTheSourceAndSaysWhereThatIs() throws IOException {
        send(Texts.request("OPTIONS", "z9hG4bKa;rport"));
        assertThat(receive())
                .startsWith("SIP/2.0 200")
                .contains(";rport=" + client.getLocalPort(), ";received=127.0.0.1");
    }

    @Test
    void keepAlivesAreIgnoredAndBrokenRequestsAnswered() throws IOException {
        send("\r\n\r\n");
        send("\0\0\0\0");
        send(Texts.request("OPTIONS", "z9hG4bKa", "Content-Length: 5"));
        assertThat(receive()).startsWith("SIP/2.0 400 Content-Length beyond the message");
        send(Texts.request("OPTIONS", "z9hG4bKa").replace("sip:bob@sipwright.test SIP/2.0", "sip:b SIP/7.0"));
        assertThat(receive()).startsWith("SIP/2.0 505 ");
    }

    @Test
    void aLargeDatagramArrivesWhole() throws Exception {
        send(Texts.request("MESSAGE", "z9hG4bKa", "Content-Type: text/plain") + "x".repeat(20_000));
        assertThat(receive()).startsWith("SIP/2.0 200");
        assertThat(wire.messages.take().getRawContent()).hasSize(20_000);
    }

    @Test
    void aFlowToAnyAddressSendsFromOurListener() throws Exception {
        Flow flow = wire.transports.udp((InetSocketAddress) client.getLocalSocketAddress());
        assertThat(flow.send(Texts.message(Texts.request("OPTIONS", "z9hG4bKa"))))
                .isTrue();
        assertThat(receive()).startsWith("OPTIONS ");
        assertThat(flow).isEqualTo(wire.transports.udp((InetSocketAddress) client.getLocalSocketAddress()));
        assertThat(flow.local()).isEqualTo(wire.transports.local(Transport.UDP));
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
