package io.sipwright.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Exit codes and the sentences that go with them. */
final class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return new CommandLine(new Main())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @Test
    void the_defaults_are_printed_with_their_comments() {
        assertThat(run("--print-defaults")).isZero();
        assertThat(out.toString()).contains("# Where the server listens.", "wss: { port: 7443 }");
    }

    @Test
    void a_bad_setting_is_exit_code_2_and_one_sentence() {
        assertThat(run("--set", "listen.wss.port=no")).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains("listen.wss.port");
    }

    @Test
    void a_missing_file_is_exit_code_2(@TempDir Path tls) {
        assertThat(run("--config", tls.resolve("none.yaml").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("none.yaml");
    }

    @Test
    void a_taken_port_is_exit_code_3_and_one_sentence(@TempDir Path tls) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int code = run(
                    "--set",
                    "listen.wss.port=" + taken.getLocalPort(),
                    "--set",
                    "listen.ws.port=0",
                    "--set",
                    "listen.udp.port=0",
                    "--set",
                    "tls.folder=" + tls);
            assertThat(code).isEqualTo(3);
            assertThat(err.toString().lines()).hasSize(1);
            assertThat(err.toString()).contains("127.0.0.1:" + taken.getLocalPort());
        }
    }
}
