package io.sipwright.ci;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sipwright.ci.Deployment.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The options of {@code conform} for CI jobs, with the reference server and scenarios of which one fails. */
class RepeatedConformIT {
    private static final int PORTS = Deployment.freePorts();

    @TempDir
    Path folder;

    private Path features;

    @BeforeEach
    void three_scenarios_of_which_the_second_fails() throws IOException {
        features = Files.createDirectories(folder.resolve("features"));
        Files.writeString(features.resolve("mine.feature"), """
                Feature: Mine
                  Scenario: One
                    Given desk is a SIP endpoint over UDP
                    When desk sends OPTIONS
                    Then desk receives 200, 401, 403, 404, 405, 407 or 481
                  @REG-001
                  Scenario: Two
                    Given phone is a SIP endpoint over UDP, registered as alice for 600 s
                    When phone sends REGISTER without Contact
                    Then phone receives 299 within 2 s
                  @REG-001
                  Scenario: Three
                    Given phone is a SIP endpoint over UDP, registered as bob for 600 s
                    When phone sends REGISTER without Contact
                    Then phone receives 200
                """);
    }

    private Result conform(String... more) throws IOException {
        String[] options = {"--browser", "scripted", "--features", features.toString()};
        String[] all =
                Stream.concat(Arrays.stream(options), Arrays.stream(more)).toArray(String[]::new);
        return new Deployment(folder, PORTS).conform(true, all);
    }

    @Test
    void only_what_failed_runs_again() throws IOException {
        assertThat(names(conform())).containsExactlyInAnyOrder("One", "Two", "Three");

        Result again = conform("--rerun-failed");

        assertThat(again.exitCode()).as(again.out() + again.err()).isEqualTo(1);
        assertThat(names(again)).containsExactly("Two");
    }

    @Test
    void parts_run_each_scenario_once() throws IOException {
        assertThat(names(conform("--shard", "1/2"))).containsExactlyInAnyOrder("One", "Three");
        Result second = conform("--shard", "2/2");
        assertThat(names(second)).containsExactly("Two");
        assertThat(second.exitCode()).isEqualTo(1);
    }

    @Test
    void equal_runs_are_repeated_as_often_as_asked_for() throws IOException {
        Result runs = conform("--until-flaky", "2");

        assertThat(runs.exitCode()).as(runs.out() + runs.err()).isEqualTo(1);
        assertThat(runs.out()).contains("2 runs, each scenario with the same verdict in all of them");
        assertThat(runs.report().resolve("run-2/junit.xml")).exists();
    }

    /** Twelve run side by side; those that come after the first failure are skipped. */
    @Test
    void nothing_begins_after_the_first_failure_of_a_run_that_fails_fast() throws IOException {
        Path many = Files.createDirectories(folder.resolve("many"));
        Files.writeString(many.resolve("many.feature"), """
                Feature: Many
                  Scenario Outline: One of many
                    Given desk is a SIP endpoint over UDP
                    When desk sends OPTIONS
                    Then desk receives 299 within 2 s
                    Examples:
                      | row |
                """ + "      | x |\n".repeat(60));

        Result run = new Deployment(folder, PORTS)
                .conform(true, "--browser", "scripted", "--features", many.toString(), "--fail-fast");

        List<String> statuses = StreamSupport.stream(run.json().get("scenarios").spliterator(), false)
                .map(one -> one.get("status").asText())
                .toList();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(statuses).hasSize(60).contains("fail", "untested");
        assertThat(run.out()).contains("the run ended at its first failure (--fail-fast)");
        assertThat(names(run)).doesNotHaveDuplicates();
    }

    private static List<String> names(Result result) throws IOException {
        JsonNode scenarios = result.json().get("scenarios");
        return StreamSupport.stream(scenarios.spliterator(), false)
                .map(one -> one.get("name").asText())
                .toList();
    }
}
