package io.sipwright.server.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagesTest {
    private Path folder;
    private Wire wire;

    @BeforeEach
    void open(@TempDir Path temporary) throws IOException {
        folder = temporary;
        Path pages = Files.createDirectories(folder.resolve("pages/lib"));
        Files.writeString(folder.resolve("secret.txt"), "secret");
        Files.writeString(folder.resolve("pages/index.html"), "<title>phone</title>");
        Files.writeString(pages.resolve("jssip.js"), "let a;");
        wire = new Wire(Limits.DEFAULT, Set.of(), folder.resolve("pages"));
    }

    @AfterEach
    void close() {
        wire.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /,                     200, text/html; charset=utf-8",
        "GET,  /index.html?user=a,    200, text/html; charset=utf-8",
        "GET,  /lib/jssip.js,         200, text/javascript; charset=utf-8",
        "GET,  /lib,                  404, text/plain; charset=utf-8",
        "GET,  /nothing,              404, text/plain; charset=utf-8",
        "GET,  /../secret.txt,        404, text/plain; charset=utf-8",
        "GET,  /%2e%2e/secret.txt,    404, text/plain; charset=utf-8",
        "GET,  /..%2fsecret.txt,      404, text/plain; charset=utf-8",
        "POST, /,                     405, text/plain; charset=utf-8"
    })
    void only_the_pages_are_served(String method, String path, int status, String type) throws IOException {
        try (RawWebSocket client = new RawWebSocket(wire.port(Transport.WS))) {
            RawWebSocket.Answer answer = client.request(method + " " + path + " HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.headers()).containsEntry("content-type", type);
            assertThat(new String(client.body(answer), StandardCharsets.UTF_8)).doesNotContain("secret");
        }
    }

    @Test
    void one_connection_serves_pages_and_then_sip() throws IOException {
        try (RawWebSocket client = new RawWebSocket(wire.port(Transport.WS))) {
            RawWebSocket.Answer page = client.request("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(client.body(page)).isEqualTo(Files.readAllBytes(folder.resolve("pages/index.html")));
            RawWebSocket.Answer head = client.request("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(head.headers()).containsEntry("content-length", "20");
            assertThat(client.request(HandshakeText.GOOD).status()).isEqualTo(101);
        }
    }
}
