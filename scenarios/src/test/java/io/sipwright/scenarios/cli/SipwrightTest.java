package io.sipwright.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.scenarios.phone.scripted.ScriptedBrowserFactory;
import io.sipwright.scenarios.report.ReportWriter;
import io.sipwright.scenarios.report.SampleRun;
import io.sipwright.scenarios.run.GatewayStarter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SipwrightTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private final Path folder;

    SipwrightTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void a_target_that_is_stopped() throws IOException {
        Files.writeString(folder.resolve("lab.yaml"), """
                name: lab
                ws: ws://127.0.0.1:1
                sip: 127.0.0.1:1
                domain: example.org
                accounts: {alice: a, bob: b}
                farEnd: {address: 127.0.0.1:0}
                launch: {command: [sh, -c, "echo cannot listen; exit 9"]}
                """);
    }

    @Test
    void a_wrong_option_browser_requirement_or_tag_is_exit_2_with_one_sentence() {
        assertThat(run("conform", "--colour")).isEqualTo(2);
        assertThat(run("conform", "--browser", "lynx")).isEqualTo(2);
        assertThat(err.toString()).contains("The browser \"lynx\" is not known; known are scripted.");
        assertThat(run("conform", "--requirement", "NAT-999")).isEqualTo(2);
        assertThat(err.toString()).contains("The catalogue has no requirement NAT-999.");
        assertThat(run("conform", "--tags", "@a and or")).isEqualTo(2);
        assertThat(run("conform", "--pstn", "carrier-pigeon")).isEqualTo(2);
        assertThat(run("conform", "--phone", "linphone")).isEqualTo(2);
    }

    @Test
    void compare_says_by_its_exit_code_whether_the_runs_differ() throws IOException {
        ReportWriter.write(SampleRun.failing(), folder.resolve("monday"));
        ReportWriter.write(SampleRun.passing(), folder.resolve("tuesday"));

        assertThat(compared("monday", "tuesday")).isEqualTo(1);
        assertThat(compared("tuesday", "tuesday")).isZero();
        assertThat(compared("tuesday", "wednesday")).isEqualTo(2);
        assertThat(err.toString()).contains("There is no report ");
    }

    private int compared(String first, String second) {
        return run(
                "compare",
                folder.resolve(first).toString(),
                folder.resolve(second).toString(),
                "--output",
                folder.resolve("page").toString());
    }

    @Test
    void an_unknown_nat_is_refused_with_the_known_ones() {
        assertThat(run("conform", "--nat", "symmetric,cone")).isEqualTo(2);
        assertThat(err.toString()).contains("The NAT \"cone\" is not known; known are all, full-cone, ");
    }

    @Test
    void a_missing_or_wrong_target_file_is_exit_2_and_names_the_place() throws IOException {
        assertThat(run("conform", "--target", "nowhere")).isEqualTo(2);
        assertThat(err.toString()).contains("There is no target file ").contains("nowhere.yaml.");
        Path wrong = Files.writeString(folder.resolve("wrong.yaml"), "name: x\nport: 5\n");
        assertThat(run("conform", "--target", wrong.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("wrong.yaml:2: \"port\" is not known here");
    }

    @Test
    void a_target_file_that_is_a_folder_binary_or_latin_1_is_exit_2_in_one_sentence() throws IOException {
        assertThat(run("conform", "--target", folder.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("The target file " + folder + " is a folder.");
        Path binary = Files.write(folder.resolve("binary.yaml"), new byte[] {'n', 'a', 'm', 'e', ':', ' ', 0, 1, 2});
        assertThat(run("conform", "--target", binary.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("binary.yaml:1: this is not text: it contains the character U+0000");
        Path latin = Files.write(
                folder.resolve("latin.yaml"),
                "name: x\ndomain: b\u00fccher.test\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(run("conform", "--target", latin.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("latin.yaml:2: a target file must be UTF-8 text");
    }

    @Test
    void features_that_are_missing_or_no_gherkin_are_exit_2() throws IOException {
        assertThat(run("conform", "--features", folder.resolve("none").toString()))
                .isEqualTo(2);
        Path mine = Files.createDirectories(folder.resolve("mine"));
        Files.writeString(mine.resolve("x.feature"), "Scenario: there is no feature around it\n");
        assertThat(run("conform", "--features", mine.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("x.feature");
    }

    @Test
    void a_step_that_nobody_knows_is_exit_2_with_its_place_and_the_nearest_steps() throws IOException {
        Path mine = Files.createDirectories(folder.resolve("typo"));
        Files.writeString(mine.resolve("x.feature"), """
                Feature: mine
                  Scenario: typo
                    Given desk is a SIP endpoint over UDP
                    When desk sends OPTIONS
                    Then desk gets 200
                """);
        assertThat(run("conform", "--features", mine.toString())).isEqualTo(2);
        assertThat(err.toString())
                .contains("x.feature:5: there is no step \"desk gets 200\"")
                .contains("desk receives 200");
    }

    @Test
    void a_target_that_cannot_start_is_exit_3_with_its_last_line() {
        assertThat(run(
                        "conform",
                        "--target",
                        "lab",
                        "--report",
                        folder.resolve("report").toString()))
                .isEqualTo(3);
        assertThat(err.toString())
                .contains("The target lab ended with exit code 9 before it was ready: \"cannot listen\"")
                .contains("exit 3: inconclusive");
    }

    @Test
    void a_target_that_cannot_start_leaves_a_report_with_an_error_for_ci() throws IOException {
        Path report = folder.resolve("report");

        run("conform", "--target", "lab", "--requirement", "REG-009", "--report", report.toString());

        assertThat(Files.readString(report.resolve("junit.xml")))
                .contains("errors=\"1\"", "<error message=\"The target lab ended with exit code 9");
        assertThat(Files.readString(report.resolve("summary.md"))).contains("lab: inconclusive");
    }

    @Test
    void a_dry_run_counts_what_would_run_and_says_why_the_rest_would_not() {
        assertThat(run("conform", "--target", "lab", "--dry-run", "--tags", "@REG-009 or @MED-008"))
                .isZero();
        assertThat(out.toString())
                .contains("target lab, far end embedded", "would rule on 1 of 351 requirements")
                .contains("because its scenario waits for minutes and runs only with --slow; untested: MED-008");
        assertThat(folder.resolve("sipwright-report")).doesNotExist();
    }

    @Test
    void the_list_has_each_scenario_and_says_which_rule_on_nothing() throws IOException {
        Path mine = Files.createDirectories(folder.resolve("mine"));
        Files.writeString(mine.resolve("x.feature"), """
                Feature: mine
                  Scenario: without a ruling
                    Given desk is a SIP endpoint over UDP
                    When desk sends OPTIONS
                    Then desk receives 200
                """);

        assertThat(run("conform", "--target", "lab", "--list", "--features", mine.toString()))
                .isZero();
        assertThat(out.toString()).contains("x.feature:2  without a ruling  (rules on no requirement)");
    }

    @Test
    void a_part_that_does_not_exist_is_exit_2() {
        assertThat(run("conform", "--shard", "5/4")).isEqualTo(2);
        assertThat(err.toString()).contains("--shard has the form 2/5, the second of five parts, not 5/4.");
        assertThat(run("conform", "--shard", "half")).isEqualTo(2);
        assertThat(run("conform", "--until-flaky", "0")).isEqualTo(2);
    }

    @Test
    void only_a_complete_run_can_be_repeated_where_it_failed() throws IOException {
        Path report = folder.resolve("report");
        String[] again = {
            "conform", "--target", "lab", "--requirement", "REG-009", "--report", report.toString(), "--rerun-failed"
        };
        assertThat(run(again)).isEqualTo(2);
        assertThat(err.toString()).contains("--rerun-failed needs the report of a run. There is no report ");

        run("conform", "--target", "lab", "--requirement", "REG-009", "--report", report.toString());

        assertThat(run(again)).isEqualTo(2);
        assertThat(err.toString()).contains("did not reach its end (wire: The target lab ended");
    }

    @Test
    void a_run_in_which_nothing_failed_is_not_repeated_and_keeps_its_exit_code() throws IOException {
        Path report = Files.createDirectories(folder.resolve("report"));
        Files.writeString(report.resolve("report.json"), "{\"exitCode\": 3, \"lanes\": [], \"scenarios\": []}");

        assertThat(run("conform", "--target", "lab", "--report", report.toString(), "--rerun-failed"))
                .isEqualTo(3);
        assertThat(out.toString()).contains("there is nothing to repeat");
    }

    @Test
    void requirements_lists_what_is_ruled_on_and_by_which_scenario() {
        assertThat(run("requirements")).isZero();
        assertThat(out.toString())
                .contains("NAT-010   MUST     CANCEL reaches the browser")
                .contains("ruled on by: A number cancels while the browser rings")
                .contains("of 351 requirements are ruled on");
    }

    @Test
    void requirements_in_markdown_is_a_table_for_each_family() {
        assertThat(run("requirements", "--markdown")).isZero();
        assertThat(out.toString()).contains("## NAT\n", "| NAT-004 | MUST | 7118 §B.1; 5626 §7 |");
    }

    private int run(String... arguments) {
        Installation installation = new Installation(folder, folder, "lab");
        return new Sipwright(installation, GatewayStarter.all())
                .run(
                        arguments,
                        List.of(new ScriptedBrowserFactory()),
                        new PrintWriter(out, true),
                        new PrintWriter(err, true));
    }

    @Test
    void what_needs_a_container_that_cannot_be_had_is_unsupported_with_the_reason_and_never_green() throws IOException {
        program("lab/run", "exit 0");
        program("ci/images/image", "echo 'sipwright: no container engine answers' >&2; exit 3");
        Files.writeString(folder.resolve("lab.yaml"), """
                name: lab
                ws: ws://127.0.0.1:1
                sip: 127.0.0.1:1
                domain: example.org
                accounts: {alice: a, bob: b}
                farEnd: {address: 127.0.0.1:0}
                launch: {container: %s/lab}
                """.formatted(folder));
        System.setProperty("sipwright.home", folder.toString());
        try {
            Path report = folder.resolve("report");
            String file = folder.resolve("lab.yaml").toString();

            int code = run("conform", "--target", file, "--requirement", "NAT-011", "--report", report.toString());

            assertThat(code).isEqualTo(3);
            assertThat(out.toString()).contains("NAT-011", "unsupported", "no container engine answers.");
            assertThat(Files.readString(report.resolve("report.json"))).contains("\"verdict\" : \"unsupported\"");
        } finally {
            System.clearProperty("sipwright.home");
        }
    }

    private void program(String name, String script) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
