package io.sipwright.ci;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mvnw} with programs of the test in place of Maven; nothing is downloaded from another machine. */
class MavenWrapperTest {
    private static final List<String> TOOLS = List.of(
            "awk", "curl", "cut", "dirname", "gzip", "mkdir", "mktemp", "mv", "rm", "sed", "sh", "sha512sum", "tar");

    private record Result(int exitCode, String output) {}

    @TempDir
    Path folder;

    private Path programs;
    private Path home;
    private Path repository;

    @BeforeEach
    void make_a_machine_without_maven() throws Exception {
        programs = Files.createDirectory(folder.resolve("bin"));
        home = Files.createDirectory(folder.resolve("home"));
        repository = Files.createDirectory(folder.resolve("repository"));
        for (String tool : TOOLS) {
            Path found = List.of(Path.of("/usr/bin", tool), Path.of("/bin", tool)).stream()
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow();
            Files.createSymbolicLink(programs.resolve(tool), found);
        }
        Files.copy(Deployment.HOME.resolve("mvnw"), folder.resolve("mvnw"));
        program(folder.resolve("apache-maven-3.9.1/bin/mvn"), "echo downloaded \"$@\"");
        Path release = Files.createDirectories(repository.resolve("org/apache/maven/apache-maven/3.9.1"));
        Path archive = release.resolve("apache-maven-3.9.1-bin.tar.gz");
        assertThat(run(Map.of(), "tar", "-czf", archive.toString(), "-C", folder.toString(), "apache-maven-3.9.1")
                        .exitCode())
                .isZero();
        properties(run(Map.of(), "sha512sum", archive.toString()).output().split(" ")[0]);
    }

    @Test
    void an_installed_maven_that_is_new_enough_is_used() throws Exception {
        installed("3.8.7");

        assertThat(wrapper(Map.of())).isEqualTo(new Result(0, "installed -q verify\n"));
    }

    @Test
    void where_the_installed_one_is_too_old_the_version_of_the_properties_is_downloaded() throws Exception {
        installed("3.6.3");

        assertThat(wrapper(Map.of("MVNW_REPOURL", repository.toUri().toString())))
                .isEqualTo(new Result(0, "downloaded -q verify\n"));
    }

    @Test
    void the_repository_is_the_mirror_of_the_settings_and_the_download_is_kept() throws Exception {
        Files.createDirectory(home.resolve(".m2"));
        Files.writeString(home.resolve(".m2/settings.xml"), """
                <settings><mirrors>
                  <!-- <mirror><url>file:///commented-out</url></mirror> -->
                  <mirror><id>ours</id>
                    <url>%s</url></mirror>
                  <mirror><url>file:///second</url></mirror>
                </mirrors></settings>
                """.formatted(repository.toUri()));

        assertThat(wrapper(Map.of()).output()).isEqualTo("downloaded -q verify\n");
        Files.delete(home.resolve(".m2/settings.xml"));
        assertThat(wrapper(Map.of()).output()).isEqualTo("downloaded -q verify\n");
    }

    @Test
    void an_archive_with_another_checksum_is_refused_and_removed() throws Exception {
        properties("0".repeat(128));

        Result result = wrapper(Map.of("MVNW_REPOURL", repository.toUri().toString()));

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).contains("has another SHA-512 than maven-wrapper.properties says");
        assertThat(home.resolve(".m2/wrapper")).isEmptyDirectory();
    }

    @Test
    void without_maven_and_repository_one_sentence_says_what_to_set() throws Exception {
        assertThat(wrapper(Map.of()))
                .isEqualTo(
                        new Result(
                                1,
                                "mvnw: Maven 3.8 or newer is not installed: install it, or set MVNW_REPOURL to the URL of a Maven repository.\n"));
    }

    private void installed(String version) throws IOException {
        program(programs.resolve("mvn"), """
                if [ "$1" = --version ]; then
                  printf '\\033[1mApache Maven %s (abc)\\033[m\\n'
                else
                  echo installed "$@"
                fi
                """.formatted(version));
    }

    private static void program(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, fromString("rwxr-xr-x"));
    }

    private void properties(String checksum) throws IOException {
        Path properties = folder.resolve(".mvn/wrapper/maven-wrapper.properties");
        Files.createDirectories(properties.getParent());
        Files.writeString(properties, "oldestVersion=3.8\nversion=3.9.1\nsha512=" + checksum + "\n");
    }

    private Result wrapper(Map<String, String> environment) throws Exception {
        return run(environment, "sh", folder.resolve("mvnw").toString(), "-q", "verify");
    }

    private Result run(Map<String, String> environment, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.command().set(0, programs.resolve(command[0]).toString());
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", programs.toString(), "HOME", home.toString()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), output);
    }
}
