package io.sipwright.server.transport;

import static io.sipwright.server.transport.RawWebSocket.BINARY;
import static io.sipwright.server.transport.RawWebSocket.CLOSE;
import static io.sipwright.server.transport.RawWebSocket.PING;
import static io.sipwright.server.transport.RawWebSocket.PONG;
import static io.sipwright.server.transport.RawWebSocket.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.server.limit.Limit;
import io.sipwright.server.sip.StrictCodec;
import io.sipwright.server.sip.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FramesTest {
    private static final Wire WIRE = Wire.open();
    private static final int FIN = 0x80;
    private static final String OPTIONS = Texts.request("OPTIONS", "z9hG4bKa", "Subject: gr\u00fc\u00df");

    private final Wire wire = WIRE;
    private RawWebSocket client;

    @AfterAll
    static void closeWire() {
        WIRE.close();
    }

    @BeforeEach
    void connect() throws IOException {
        wire.forget();
        client = RawWebSocket.upgraded(wire.port(Transport.WS));
    }

    @AfterEach
    void disconnect() throws IOException {
        client.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {TEXT, BINARY})
    void text_and_binary_are_answered_in_kind(int opcode) throws IOException {
        client.send(FIN | opcode, OPTIONS);
        RawWebSocket.Frame answer = client.read();
        assertThat(answer.first()).isEqualTo(FIN | opcode);
        assertThat(answer.masked()).isFalse();
        assertThat(answer.text()).startsWith("SIP/2.0 200 OK\r\n").contains(";received=127.0.0.1");
    }

    @Test
    void content_that_is_not_utf8_goes_out_as_binary() throws Exception {
        client.send(FIN | TEXT, OPTIONS);
        client.read();
        byte[] head = Texts.bytes(Texts.request("MESSAGE", "z9hG4bKb", "Content-Type: application/x"));
        byte[] message = Arrays.copyOf(head, head.length + 2);
        message[head.length] = (byte) 0xC0;
        wire.flows.take().send(new StrictCodec().parse(message));
        RawWebSocket.Frame frame = client.read();
        assertThat(frame.opcode()).isEqualTo(BINARY);
        assertThat(frame.payload()).endsWith(0xC0, 0);
    }

    @Test
    void fragments_with_a_ping_between_them_are_one_message() throws IOException {
        byte[] bytes = Texts.bytes(OPTIONS);
        int inCharacter = new String(bytes, StandardCharsets.ISO_8859_1).indexOf('\u00c3') + 1;
        client.send(TEXT, Arrays.copyOf(bytes, 10));
        client.send(FIN | PING, "four");
        client.send(0, Arrays.copyOfRange(bytes, 10, inCharacter));
        client.send(FIN, Arrays.copyOfRange(bytes, inCharacter, bytes.length));
        RawWebSocket.Frame pong = client.read();
        assertThat(pong.opcode()).isEqualTo(PONG);
        assertThat(pong.text()).isEqualTo("four");
        assertThat(client.read().text()).startsWith("SIP/2.0 200");
        assertThat(wire.messages).hasSize(1);
    }

    @Test
    void a_double_crlf_is_answered_by_one_and_nothing_else_happens() throws IOException {
        client.send(FIN | TEXT, "\r\n\r\n");
        assertThat(client.read().text()).isEqualTo("\r\n");
        client.send(FIN | TEXT, "\r\n");
        client.send(FIN | TEXT, "");
        client.send(FIN | TEXT, OPTIONS);
        assertThat(client.read().text()).startsWith("SIP/2.0 200");
    }

    @Test
    void frames_do_not_depend_on_segments() throws IOException {
        byte[] frame = RawWebSocket.frame(FIN | TEXT, Texts.bytes(OPTIONS));
        for (byte b : frame) {
            client.write(new byte[] {b});
        }
        assertThat(client.read().text()).startsWith("SIP/2.0 200");
        ByteArrayOutputStream three = new ByteArrayOutputStream();
        for (int i = 0; i < 3; i++) {
            three.writeBytes(frame);
        }
        client.write(three.toByteArray());
        for (int i = 0; i < 3; i++) {
            assertThat(client.read().text()).startsWith("SIP/2.0 200");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 16, 40, 63})
    void large_messages_pass(int kilobytes) throws IOException {
        String body = "x".repeat(kilobytes * 1024);
        client.send(FIN | TEXT, Texts.request("MESSAGE", "z9hG4bKa", "Content-Type: text/plain") + body);
        assertThat(client.read().text()).startsWith("SIP/2.0 200");
    }

    static Stream<Arguments> illegal() {
        byte[] unmasked = {(byte) (FIN | TEXT), 2, 'h', 'i'};
        byte[] huge = {(byte) (FIN | TEXT), (byte) 0xFF, 0x40, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4};
        return Stream.of(
                Arguments.of("WS-019 unmasked", unmasked, 1002),
                Arguments.of("WS-021 RSV1", RawWebSocket.frame(FIN | 0x40 | TEXT, new byte[3]), 1002),
                Arguments.of("WS-021 opcode 3", RawWebSocket.frame(FIN | 3, new byte[3]), 1002),
                Arguments.of("WS-021 opcode B", RawWebSocket.frame(FIN | 0xB, new byte[3]), 1002),
                Arguments.of("WS-021 long Ping", RawWebSocket.frame(FIN | PING, new byte[126]), 1002),
                Arguments.of("WS-021 fragmented Ping", RawWebSocket.frame(PING, new byte[3]), 1002),
                Arguments.of(
                        "WS-022 no UTF-8",
                        RawWebSocket.frame(FIN | TEXT, new byte[] {'a', (byte) 0xC0, (byte) 0xAF}),
                        1007),
                Arguments.of("WS-024 2^62 bytes", huge, 1009),
                Arguments.of("WS-025 70 KB", RawWebSocket.frame(FIN | TEXT, new byte[70 * 1024]), 1009),
                Arguments.of("WS-028 JSON", RawWebSocket.frame(FIN | TEXT, Texts.bytes("{\"a\":1}")), 1003),
                Arguments.of("WS-023 Close", RawWebSocket.frame(FIN | CLOSE, new byte[] {3, (byte) 0xE8}), 1000));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("illegal")
    void an_illegal_frame_ends_the_connection_with_its_code(String name, byte[] frame, int code) throws Exception {
        client.write(frame);
        assertThat(client.read().closeCode()).isEqualTo(code);
        assertThat(client.ends()).isTrue();
        assertThat(wire.closed.take().open()).isFalse();
    }

    @Test
    void a_frame_that_breaks_the_protocol_is_counted() throws Exception {
        long before = wire.counters.count(Limit.MALFORMED);
        client.write(new byte[] {(byte) (FIN | TEXT), 2, 'h', 'i'});
        assertThat(client.read().closeCode()).isEqualTo(1002);
        // it is counted after the Close frame has left, and before the connection is reported closed
        while (wire.counters.count(Limit.MALFORMED) == before) {
            assertThat(wire.closed.poll(5, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void endless_fragments_end_with_1009() throws IOException {
        client.send(TEXT, new byte[1024]);
        for (int i = 0; i < 64; i++) {
            client.send(0, new byte[1024]);
        }
        assertThat(client.read().closeCode()).isEqualTo(1009);
        assertThat(client.ends()).isTrue();
    }

    @Test
    void broken_sip_is_answered_and_the_connection_stays() throws IOException {
        client.send(FIN | TEXT, OPTIONS.replace("CSeq: 1 OPTIONS", "CSeq: 1 INVITE"));
        assertThat(client.read().text()).startsWith("SIP/2.0 400 CSeq method is not OPTIONS\r\n");
        client.send(FIN | TEXT, OPTIONS);
        assertThat(client.read().text()).startsWith("SIP/2.0 200");
        assertThat(wire.refused).hasSize(1);
    }

    @Test
    void an_exception_of_the_listener_is_answered_by_500() throws IOException {
        client.send(FIN | TEXT, OPTIONS.replace("Call-ID: c1", "Call-ID: fail"));
        assertThat(client.read().text()).startsWith("SIP/2.0 500");
        client.send(FIN | TEXT, OPTIONS);
        assertThat(client.read().text()).startsWith("SIP/2.0 200");
    }
}
