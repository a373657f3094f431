package io.sipwright.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be probed is named in one sentence, in time, with the documented exit code. */
class ProbeCommandTest {
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final List<String> ACCOUNTS = List.of("--account", "alice:a", "--account", "bob:b");

    @TempDir
    Path folder;

    private record Result(int code, String said, Duration took) {}

    @Test
    void a_silent_server_is_named() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            expect(3, "it does not answer within 2 s", "wss://127.0.0.1:" + silent.getLocalPort() + "/ws");
        }
    }

    @Test
    void a_port_on_which_nothing_listens_is_named() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        expect(3, "Connection refused", "wss://127.0.0.1:" + port + "/ws");
    }

    @Test
    void a_web_server_is_no_edge_whether_it_lacks_tls_or_the_path() throws IOException {
        try (ServerSocket web = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> notFound(web), "web");
            server.start();

            expect(3, "HTTP 404 Not Found", "ws://127.0.0.1:" + web.getLocalPort() + "/nowhere");
            expect(3, "the port speaks no TLS", "wss://127.0.0.1:" + web.getLocalPort() + "/ws");
        }
    }

    /** Answers whatever comes, also a ClientHello, as web servers do. */
    private static void notFound(ServerSocket web) {
        while (!web.isClosed()) {
            try (Socket client = web.accept()) {
                client.getInputStream().read(new byte[4096]);
                client.getOutputStream().write("HTTP/1.1 404 Not Found\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException closed) {
                return;
            }
        }
    }

    @Test
    void what_is_wrong_in_the_command_line_is_found_before_the_deployment_is_contacted() throws IOException {
        expect(2, "the name nobody.invalid does not resolve", "wss://nobody.invalid/ws");
        expect(2, "a WebSocket address has the form", "https://127.0.0.1/ws");
        assertThat(run(List.of("wss://127.0.0.1:1/ws", "--account", "alice:a")).said())
                .contains("at least two different accounts");
        assertThat(run(List.of("wss://127.0.0.1:1/ws", "--account", "alice", "--account", "bob:b"))
                        .said())
                .contains("user:password");
        assertThat(run(List.of("wss://127.0.0.1:1/ws", "--account", "alice:${NO_SUCH_SECRET}", "--account", "bob:b"))
                        .said())
                .contains("there is no environment variable NO_SUCH_SECRET");
    }

    @Test
    void an_existing_file_is_kept() throws IOException {
        Path kept = Files.writeString(folder.resolve("kept.yaml"), "mine");

        Result result = run(arguments("wss://127.0.0.1:1/ws", "--output", kept.toString()));

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.said()).contains("exists");
        assertThat(kept).hasContent("mine");
    }

    private void expect(int code, String sentence, String address) {
        Result result = run(
                arguments(address, "--output", folder.resolve("written.yaml").toString()));

        assertThat(result.said()).contains(sentence);
        assertThat(result.said().lines()).hasSize(2); // the sentence, and what the exit code means
        assertThat(result.code()).isEqualTo(code);
        assertThat(result.took()).isLessThan(LIMIT);
        assertThat(folder.resolve("written.yaml")).doesNotExist();
    }

    private static List<String> arguments(String address, String... more) {
        List<String> arguments = new ArrayList<>(List.of(address));
        arguments.addAll(ACCOUNTS);
        arguments.addAll(List.of(more));
        return arguments;
    }

    private Result run(List<String> arguments) {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said, true);
        List<String> words = new ArrayList<>(List.of("probe"));
        words.addAll(arguments);
        Instant began = Instant.now();
        int code = new Sipwright(new Installation(folder, folder, "none"), Map.of())
                .run(words.toArray(String[]::new), List.of(), out, out);
        return new Result(code, said.toString(), Duration.between(began, Instant.now()));
    }
}
