package io.sipwright.server.transport;

import static io.sipwright.server.transport.HandshakeText.and;
import static io.sipwright.server.transport.HandshakeText.with;
import static io.sipwright.server.transport.HandshakeText.without;
import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.server.sip.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpgradeTest {
    private static final Wire WIRE =
            new Wire(Limits.DEFAULT, Set.of("https://phone.example", "https://127.0.0.1:18443"), null);

    @AfterAll
    static void closeWire() {
        WIRE.close();
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of("WS-002 no subprotocol", without(HandshakeText.PROTOCOL), 400),
                Arguments.of("WS-002 foreign subprotocol", with("Protocol: sip", "Protocol: foo"), 400),
                Arguments.of("WS-002 subprotocol in capitals", with("Protocol: sip", "Protocol: SIP"), 400),
                Arguments.of("WS-005 no key", without(HandshakeText.KEY), 400),
                Arguments.of("WS-005 10-byte key", with("dGhlIHNhbXBsZSBub25jZQ==", "MTIzNDU2Nzg5MA=="), 400),
                Arguments.of("WS-005 key that is no base64", with("dGhlIHNhbXBsZSBub25jZQ==", "!"), 400),
                Arguments.of("WS-005 no Host", without("Host: 127.0.0.1"), 400),
                Arguments.of("WS-005 POST", with("GET", "POST"), 405),
                Arguments.of("WS-005 version 7", with("Version: 13", "Version: 7"), 426),
                Arguments.of("WS-005 no Connection", without("Connection: Upgrade"), 400),
                Arguments.of("HTTP/1.0", with("HTTP/1.1", "HTTP/1.0"), 400),
                Arguments.of("other path", with("/ws", "/other"), 404),
                Arguments.of("foreign origin", and("Origin: https://evil.example"), 403),
                Arguments.of("no HTTP", "hello\r\n\r\n", 400),
                Arguments.of("no upgrade", "GET /ws HTTP/1.1\r\nHost: a\r\n\r\n", 426));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void a_broken_upgrade_gets_an_http_error(String name, String request, int status) throws IOException {
        try (RawWebSocket webSocket = new RawWebSocket(WIRE.port(Transport.WS))) {
            RawWebSocket.Answer answer = webSocket.request(request);
            assertThat(answer.status()).isEqualTo(status);
            if (status == 426) {
                assertThat(answer.headers()).containsEntry("sec-websocket-version", "13");
            }
            webSocket.body(answer);
            assertThat(webSocket.ends()).isTrue();
        }
    }

    static Stream<Arguments> good() {
        return Stream.of(
                Arguments.of("plain", HandshakeText.GOOD),
                Arguments.of("root path", with("/ws", "/")),
                Arguments.of("query", with("/ws", "/ws?a=b")),
                Arguments.of("WS-002 a list", with("Protocol: sip", "Protocol: foo, sip")),
                Arguments.of("WS-002 two lines", with("Protocol: sip", "Protocol: foo\r\nSec-WebSocket-Protocol: sip")),
                Arguments.of("WS-004 Firefox", with("Connection: Upgrade", "connection: keep-alive, Upgrade")),
                Arguments.of("WS-004 case", with("Upgrade: websocket", "upgrade: WebSocket")),
                Arguments.of("WS-006 extension", and("Sec-WebSocket-Extensions: permessage-deflate")),
                Arguments.of("allowed origin", and("Origin: https://phone.example")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("good")
    void a_sound_upgrade_names_sip_and_no_extension(String name, String request) throws IOException {
        try (RawWebSocket webSocket = new RawWebSocket(WIRE.port(Transport.WS))) {
            RawWebSocket.Answer answer = webSocket.request(request);
            assertThat(answer.status()).isEqualTo(101);
            assertThat(answer.headers())
                    .containsEntry("sec-websocket-protocol", "sip")
                    .containsEntry("sec-websocket-accept", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
                    .doesNotContainKey("sec-websocket-extensions");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"chromium", "firefox", "webkitgtk"})
    void the_upgrade_of_each_browser_is_taken(String browser) throws IOException {
        try (RawWebSocket webSocket = new RawWebSocket(WIRE.port(Transport.WS))) {
            String request = new String(Samples.one("websocket-upgrade-" + browser), StandardCharsets.US_ASCII);
            assertThat(webSocket.request(request).status()).isEqualTo(101);
        }
    }

    @Test
    void a_body_that_is_too_large_is_refused() throws IOException {
        try (RawWebSocket webSocket = new RawWebSocket(WIRE.port(Transport.WS))) {
            String request = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n";
            assertThat(webSocket.request(request).status()).isEqualTo(413);
        }
    }
}
