package io.sipwright.ci;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.pstn.container.Container;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run that is ended from outside while Asterisk and the reference server are up. */
class InterruptedRunIT {
    private static final Duration TO_START = Duration.ofSeconds(30);
    private static final int SECONDS_TO_END = 20;
    /** Whoever started the tests in the background made them ignore the interrupt, and that is inherited. */
    private static final String HEED = "$SIG{INT} = 'DEFAULT'; exec @ARGV";

    @TempDir
    Path folder;

    private Deployment deployment;
    private Process judge;

    /** Runs scenarios until {@link #signal}; when this returns, everything is up. */
    private void run(int ports) throws IOException {
        deployment = new Deployment(folder, ports);
        List<String> command = List.of(
                "perl",
                "-e",
                HEED,
                "java",
                "-Dsipwright.home=" + Deployment.HOME,
                "-cp",
                System.getProperty("java.class.path"),
                "io.sipwright.ci.Main",
                "conform",
                "--target",
                deployment.targetFile(true).toString(),
                "--pstn",
                "asterisk",
                "--browser",
                "scripted",
                "--report",
                folder.resolve("report").toString());
        judge = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("judge.log").toFile())
                .start();
        Awaitility.await()
                .atMost(TO_START)
                .until(() -> serverListens() && !containers().isEmpty());
    }

    private void signal(String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, String.valueOf(judge.pid()))
                .start()
                .waitFor();
        assertThat(judge.waitFor(SECONDS_TO_END, TimeUnit.SECONDS))
                .as("the judge ends")
                .isTrue();
    }

    @ParameterizedTest(name = "SIG{0}")
    @CsvSource({"INT, 16000", "TERM, 16400"})
    void a_run_that_is_interrupted_leaves_no_container_no_process_and_no_file(String signal, int ports)
            throws Exception {
        run(ports);

        signal(signal);

        assertThat(containers()).isEmpty();
        assertThat(serverListens()).isFalse();
        assertThat(folders()).isEmpty();
    }

    @Test
    void what_a_killed_run_leaves_is_gone_when_the_next_one_starts() throws Exception {
        run(16_800);

        signal("KILL");
        assertThat(containers()).isNotEmpty();
        assertThat(serverListens()).isTrue();

        assertThat(Container.removeLeftovers()).isGreaterThanOrEqualTo(2);
        assertThat(containers()).isEmpty();
        assertThat(serverListens()).isFalse();
        assertThat(folders()).isEmpty();
    }

    private boolean serverListens() {
        try (Socket connection = new Socket(InetAddress.getLoopbackAddress(), deployment.wssPort())) {
            return connection.isConnected();
        } catch (IOException nobody) {
            return false;
        }
    }

    /** Those of the judge. */
    private List<String> containers() throws IOException {
        Process list =
                new ProcessBuilder("docker", "ps", "-a", "--format", "{{.Label \"io.sipwright.owner\"}}").start();
        String owners = new String(list.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return owners.lines()
                .filter(owner -> owner.startsWith(judge.pid() + "@"))
                .toList();
    }

    /** Temporary folders of the judge. */
    private List<String> folders() {
        String[] names = new File(System.getProperty("java.io.tmpdir"))
                .list((where, name) -> name.contains("-" + judge.pid() + "@"));
        return names == null ? List.of() : List.of(names);
    }
}
