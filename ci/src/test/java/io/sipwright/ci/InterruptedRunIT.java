package io.sipwright.ci;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sipwright.pstn.container.Container;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run that is ended by a signal while Asterisk and the reference server are running. */
@Needs("image:asterisk")
class InterruptedRunIT {
    private static final Duration TO_START = Duration.ofSeconds(60);
    private static final int SECONDS_TO_END = 20;
    /**
     * Tests started in the background ignore the interrupt signal, and child processes inherit that; this resets it.
     */
    private static final String HEED = "$SIG{INT} = 'DEFAULT'; exec @ARGV";

    @TempDir
    Path folder;

    /** Runs scenarios until a signal arrives; returns when everything is running. */
    private Judge run(int ports) throws IOException {
        Deployment deployment = new Deployment(folder, ports);
        List<String> java = List.of("java", "-Dsipwright.home=" + Deployment.HOME, "-cp", classPath());
        List<String> conform = List.of(
                "io.sipwright.ci.Main",
                "conform",
                "--target=" + deployment.targetFile(true),
                "--pstn=asterisk",
                "--browser=scripted",
                "--report=" + folder.resolve("report"));
        ProcessBuilder builder = new ProcessBuilder("perl", "-e", HEED);
        builder.command().addAll(java);
        builder.command().addAll(conform);
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("judge.log").toFile())
                .start();
        Judge judge = new Judge(process, deployment.wssPort());
        Awaitility.await().atMost(TO_START).until(judge::isUp);
        return judge;
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }

    /** The exit codes are 128 and the number of the signal. */
    @ParameterizedTest(name = "SIG{0}")
    @CsvSource({"INT, 130", "TERM, 143"})
    void an_interrupted_run_reports_what_it_judged_and_leaves_no_container_process_or_temporary_file(
            String signal, int exitCode) throws Exception {
        Judge judge = run(Deployment.freePorts());
        Awaitility.await().atMost(TO_START).until(() -> log().contains("pass")); // a line of a scenario

        judge.signal(signal);

        assertThat(judge.process().exitValue()).as(log()).isEqualTo(exitCode);
        judge.assertNothingIsLeft();
        assertThat(log()).doesNotContain("is not removed", "harness-fault");
        JsonNode report =
                new ObjectMapper().readTree(folder.resolve("report/report.json").toFile());
        assertThat(report.get("interrupted").asBoolean()).isTrue();
        assertThat(report.get("scenarios")).isNotEmpty();
        assertThat(report.get("scenarios"))
                .noneMatch(s -> s.get("status").asText().equals("harness-fault"));
        assertThat(report.get("lanes"))
                .anyMatch(lane -> lane.get("trouble").asText().contains("a signal ended the run"));
        assertThat(folder.resolve("report/index.html")).content().contains("A signal ended the run");
        assertThat(folder.resolve("report/junit.xml")).content().contains("<error");
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("judge.log"));
    }

    @Test
    void what_a_killed_run_leaves_is_gone_when_the_next_one_starts() throws Exception {
        Judge judge = run(Deployment.freePorts());

        judge.signal("KILL");
        assertThat(judge.containers()).isNotEmpty();
        assertThat(judge.serverListens()).isTrue();

        assertThat(Container.removeLeftovers()).isGreaterThanOrEqualTo(2);
        judge.assertNothingIsLeft();
    }

    /**
     * The judge's process and what belongs to it.
     *
     * @param edge port of the server that it has started
     */
    private record Judge(Process process, int edge) {
        boolean isUp() throws IOException {
            return serverListens() && !containers().isEmpty();
        }

        void signal(String name) throws Exception {
            new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            assertThat(process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS))
                    .as("the judge ends")
                    .isTrue();
        }

        boolean serverListens() {
            try (Socket connection = new Socket(InetAddress.getLoopbackAddress(), edge)) {
                return connection.isConnected();
            } catch (IOException nobody) {
                return false;
            }
        }

        List<String> containers() throws IOException {
            Process list =
                    new ProcessBuilder("docker", "ps", "-a", "--format", "{{.Label \"io.sipwright.owner\"}}").start();
            String owners = new String(list.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return owners.lines()
                    .filter(owner -> owner.startsWith(process.pid() + "@"))
                    .toList();
        }

        /** Temporary folders. */
        List<String> folders() {
            String[] names = new File(System.getProperty("java.io.tmpdir"))
                    .list((where, name) -> name.contains("-" + process.pid() + "@"));
            return names == null ? List.of() : List.of(names);
        }

        void assertNothingIsLeft() throws IOException {
            assertThat(containers()).isEmpty();
            assertThat(serverListens()).isFalse();
            assertThat(folders()).isEmpty();
        }
    }
}
