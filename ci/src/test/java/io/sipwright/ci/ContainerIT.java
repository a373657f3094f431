package io.sipwright.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sipwright.ci.Deployment.Result;
import io.sipwright.pstn.container.Container;
import io.sipwright.pstn.container.ContainerException;
import io.sipwright.pstn.container.ContainerNetwork;
import io.sipwright.pstn.container.ContainerPlan;
import io.sipwright.pstn.container.ContainerUnavailableException;
import io.sipwright.pstn.container.Images;
import io.sipwright.scenarios.target.Placeholders;
import io.sipwright.scenarios.target.RunningTarget;
import io.sipwright.scenarios.target.Target;
import io.sipwright.scenarios.target.TargetException;
import io.sipwright.scenarios.target.TargetReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Containers of this machine's engine: their environment, their output, and that none is left behind. */
@Needs("image:kamailio")
@ResourceLock(value = ContainerNetwork.PROPERTY, mode = ResourceAccessMode.READ)
class ContainerIT {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String DEAD_OWNER = "io.sipwright.owner=1@1";

    @TempDir
    Path folder;

    @BeforeAll
    static void home() {
        System.setProperty("sipwright.home", Deployment.HOME.toString());
    }

    @Test
    void a_program_finds_its_folder_and_its_environment_and_is_gone_when_closed() throws Exception {
        Files.writeString(folder.resolve("greeting"), "good morning");

        String id;
        try (Container container = Container.start(plan("cat /sipwright/greeting; echo \" $WHO\"; sleep 60"))) {
            assertThat(container.alive()).isTrue();
            assertThat(container.endsWithin(Duration.ofMillis(50))).isFalse();
            Awaitility.await().atMost(SOON).until(() -> container.log().contains("good morning alice"));
            id = names();
            assertThat(id).contains("sipwright-lab-");
        }
        assertThat(names()).doesNotContain(id);
    }

    @Test
    void a_program_that_ends_at_once_is_seen_to_end_and_can_be_quoted() throws Exception {
        try (Container container = Container.start(plan("echo no such module; exit 4"))) {
            assertThat(container.endsWithin(SOON)).isTrue();
            assertThat(container.alive()).isFalse();
            assertThat(container.log()).contains("no such module");
        }
    }

    @Test
    void a_target_whose_container_runs_and_does_not_answer_says_what_may_be_the_matter() throws Exception {
        Path run = Files.writeString(folder.resolve("run"), "#!/bin/sh\nsleep 60\n");
        Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("rwxr-xr-x"));
        String text = """
                name: silent
                ws: ws://127.0.0.1:1/ws
                sip: 127.0.0.1:1
                domain: sipwright.test
                accounts: { alice: secret, bob: secret }
                launch: { container: "%s", image: "%s" }
                """.formatted(folder, image());
        Target silent = new TargetReader(id -> true, Placeholders.standard(Deployment.HOME))
                .read("silent.yaml", new StringReader(text));

        assertThatThrownBy(() -> RunningTarget.start(silent, folder.resolve("target.log"), Duration.ofMillis(500)))
                .isInstanceOf(TargetException.class)
                .hasMessageStartingWith(
                        "The target silent does not answer: nothing accepts connections at ws://127.0.0.1:1/ws")
                .hasMessageEndingWith("its host network is not this machine's: try SIPWRIGHT_NETWORK=published.");
        assertThat(names()).doesNotContain("sipwright-silent-");
    }

    @Test
    void an_image_that_the_engine_does_not_have_is_one_sentence() {
        ContainerPlan plan = new ContainerPlan("sipwright/nowhere:0", "lab", folder, Map.of(), List.of("true"));

        assertThatThrownBy(() -> Container.start(plan))
                .isInstanceOf(ContainerException.class)
                .hasMessageStartingWith("lab did not start in a container: ")
                .hasMessageContaining("sipwright/nowhere:0");
    }

    @Test
    void what_a_killed_run_left_behind_is_removed_by_the_next_one() throws Exception {
        String orphan = engine("run", "-d", "--label", DEAD_OWNER, image(), "sleep", "60");

        Container.start(plan("sleep 60")).close();

        assertThat(engine("ps", "-aq", "--no-trunc")).doesNotContain(orphan);
    }

    @Test
    void a_port_of_the_target_that_a_killed_run_still_holds_is_freed() throws Exception {
        Deployment deployment = new Deployment(folder, Deployment.freePorts());
        String listen =
                "my $s = IO::Socket::INET->new(LocalAddr=>'127.0.0.1',LocalPort=>%d,Listen=>1) or die; sleep 600"
                        .formatted(deployment.wssPort());
        String orphan = engine(
                "run", "-d", "--network", "host", "--label", DEAD_OWNER, image(), "perl", "-MIO::Socket", "-e", listen);
        Awaitility.await().atMost(SOON).until(() -> takes(deployment.wssPort()));

        Result result = deployment.conform(true, "--browser", "scripted", "--requirement", "WS-001");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(engine("ps", "-aq", "--no-trunc")).doesNotContain(orphan);
    }

    private static boolean takes(int port) {
        try (Socket connection = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return connection.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private ContainerPlan plan(String script) throws ContainerUnavailableException {
        return new ContainerPlan(image(), "lab", folder, Map.of("WHO", "alice"), List.of("sh", "-c", script));
    }

    private static String image() throws ContainerUnavailableException {
        return Images.find("kamailio");
    }

    private static String names() throws IOException {
        return engine("ps", "-a", "--filter", "label=io.sipwright.owner", "--format", "{{.Names}}");
    }

    private static String engine(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
