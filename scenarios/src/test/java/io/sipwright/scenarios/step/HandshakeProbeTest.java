package io.sipwright.scenarios.step;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.scenarios.evidence.WebSocketOpening;
import io.sipwright.scenarios.evidence.WebSocketOpening.Result;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandshakeProbeTest {
    /** The example of RFC 6455 §1.3. */
    private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    private static final String ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1 101 Switching Protocols, s3pPLMBiTxaQ9kYGzzhZRbK+xOo=, sip, OPEN, sip",
        "HTTP/1.1 101 Switching Protocols, s3pPLMBiTxaQ9kYGzzhZRbK+xxx=, sip, WRONG_ACCEPT, ''",
        "HTTP/1.1 101 Switching Protocols, s3pPLMBiTxaQ9kYGzzhZRbK+xOo=, msrp, WRONG_SUBPROTOCOL, msrp",
        "HTTP/1.1 404 Not Found, x, sip, REFUSED, 404 Not Found",
        "HTTP/1.1 403 Forbidden, x, sip, REFUSED, 403 Forbidden"
    })
    void a_handshake_is_read_as_what_it_was(
            String status, String accept, String protocol, Result result, String detail) {
        String head =
                status + "\r\nSec-WebSocket-Accept: " + accept + "\r\nsec-websocket-protocol: " + protocol + "\r\n\r\n";
        assertThat(HandshakeProbe.accept(KEY)).isEqualTo(ACCEPT);
        assertThat(HandshakeProbe.read(head, KEY)).isEqualTo(new WebSocketOpening(result, detail));
    }

    @Test
    void an_edge_that_closes_at_once_is_silent() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread closing = new Thread(() -> {
                try {
                    server.accept().close();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            closing.start();
            URI edge = URI.create("ws://127.0.0.1:" + server.getLocalPort() + "/ws");
            assertThat(HandshakeProbe.of(edge, true).result()).isIn(Result.SILENT, Result.UNKNOWN);
        }
    }

    @Test
    void the_request_names_path_and_query_of_the_target() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> asked = CompletableFuture.supplyAsync(() -> {
                try (Socket client = server.accept()) {
                    return new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII)).readLine();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            HandshakeProbe.of(URI.create("ws://127.0.0.1:" + server.getLocalPort() + "/phones?key=1"), true);
            assertThat(asked.get(5, SECONDS)).isEqualTo("GET /phones?key=1 HTTP/1.1");
        }
    }
}
