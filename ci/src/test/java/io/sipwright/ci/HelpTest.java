package io.sipwright.ci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands of {@code ci} answer {@code --help} and {@code --version} from files, and say what is wrong with the engine. */
class HelpTest {
    @ParameterizedTest
    @ValueSource(strings = {"conform", "compare", "probe", "serve"})
    void the_help_that_needs_no_build_is_that_of_the_program(String command) throws Exception {
        StringWriter out = new StringWriter();
        Main.run(new String[] {command, "--help"}, new PrintWriter(out, true), new PrintWriter(out, true));

        assertThat(out.toString())
                .as("ci/docs writes it again")
                .isEqualTo(Files.readString(Deployment.HOME.resolve("ci/lib/help/" + command + ".txt")));
    }

    @Test
    void help_and_version_need_neither_maven_nor_java(@TempDir Path empty) throws Exception {
        String tools = "cat sed head dirname bash";
        for (String tool : tools.split(" ")) {
            Files.createSymbolicLink(empty.resolve(tool), Path.of("/usr/bin", tool));
        }
        assertThat(output(empty, "ci/conform", "--help")).contains("--rerun-failed");
        assertThat(output(empty, "ci/serve", "--version")).startsWith("sipwright ");
    }

    @Test
    void an_engine_that_refuses_this_user_is_not_called_stopped(@TempDir Path programs) throws Exception {
        program(programs.resolve("docker"), "echo 'permission denied while trying to connect' >&2; exit 1");
        program(programs.resolve("dockerd"), "exit 1"); // the machine's own must not be started

        String said = output(Path.of(programs + ":" + System.getenv("PATH")), "ci/images/image", "kamailio");

        assertThat(said).contains("the container engine runs, but ").contains("group docker");
    }

    private static void program(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static String output(Path path, String... words) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(
                                Stream.of(
                                        "/bin/bash",
                                        Deployment.HOME.resolve(words[0]).toString()),
                                List.of(words).subList(1, words.length).stream())
                        .toList())
                .redirectErrorStream(true);
        builder.environment().put("PATH", path.toString());
        builder.environment().remove("SIPWRIGHT_IMAGE_KAMAILIO");
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return text;
    }
}
