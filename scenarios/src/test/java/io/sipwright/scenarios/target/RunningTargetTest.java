package io.sipwright.scenarios.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningTargetTest {
    private static final Duration SOON = Duration.ofMillis(300);

    private final Path folder;

    RunningTargetTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void a_target_that_is_stopped_is_one_sentence() {
        Target stopped = target(1, 1, List.of());
        assertThatThrownBy(() -> RunningTarget.start(stopped, folder.resolve("log"), SOON))
                .isInstanceOf(TargetException.class)
                .hasMessage("The target lab does not answer: nothing accepts connections at ws://127.0.0.1:1"
                        + " within 0 s.");
    }

    @Test
    void a_process_that_ends_early_is_quoted_with_its_last_line() {
        Target broken = target(1, 1, List.of("sh", "-c", "echo starting; echo port 7443 is taken; exit 4"));
        assertThatThrownBy(() -> RunningTarget.start(broken, folder.resolve("log"), Duration.ofSeconds(20)))
                .hasMessageStartingWith(
                        "The target lab ended with exit code 4 before it was ready:" + " \"port 7443 is taken\"");
    }

    @Test
    void a_command_that_does_not_exist_is_one_sentence() {
        Target missing = target(1, 1, List.of("/nowhere/at/all"));
        assertThatThrownBy(() -> RunningTarget.start(missing, folder.resolve("log"), SOON))
                .hasMessageStartingWith("The target lab could not be started: ");
    }

    @Test
    void a_target_is_not_started_where_something_listens_already() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Target second = target(taken.getLocalPort(), 1, List.of("true"));
            assertThatThrownBy(() -> RunningTarget.start(second, folder.resolve("log"), SOON))
                    .hasMessageStartingWith("Port " + taken.getLocalPort() + " of ")
                    .hasMessageContaining("pid " + ProcessHandle.current().pid())
                    .hasMessageContaining("lab was not started: free it, or give another port (0 for any) as ws:");
        }
    }

    @Test
    void a_target_is_ready_when_its_edge_listens_and_any_response_to_options_comes() throws Exception {
        try (ServerSocket ws = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                DatagramSocket sip = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> answerOnce(sip), "answering");
            answering.start();
            Target target = target(ws.getLocalPort(), sip.getLocalPort(), List.of());
            try (RunningTarget running = RunningTarget.start(target, folder.resolve("log"), Duration.ofSeconds(10))) {
                assertThat(running.alive()).isTrue();
            }
            answering.join(5000);
        }
    }

    private static void answerOnce(DatagramSocket sip) {
        try {
            DatagramPacket options = new DatagramPacket(new byte[2000], 2000);
            sip.receive(options);
            byte[] response = "SIP/2.0 405 Method Not Allowed\r\n\r\n".getBytes(StandardCharsets.UTF_8);
            sip.send(new DatagramPacket(response, response.length, options.getSocketAddress()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Launch launch(List<String> words) {
        return words.isEmpty() ? new Launch.Nothing() : new Launch.Command(words);
    }

    private static Target target(int wsPort, int sipPort, List<String> launch) {
        InetSocketAddress sip = new InetSocketAddress("127.0.0.1", sipPort);
        FarEnd farEnd = new FarEnd(new InetSocketAddress("127.0.0.1", 0), sip, Map.of());
        URI ws = URI.create("ws://127.0.0.1:" + wsPort);
        List<Account> accounts = List.of(Account.of("alice", "a", "x.test"), Account.of("bob", "b", "x.test"));
        return new Target(
                "lab",
                ws,
                "example.org",
                accounts,
                Optional.of(new Trunk(sip, farEnd)),
                launch(launch),
                true,
                Map.of(),
                List.of(),
                List.of(),
                Map.of(),
                Optional.empty());
    }
}
