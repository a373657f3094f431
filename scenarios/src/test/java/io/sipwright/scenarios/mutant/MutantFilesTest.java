package io.sipwright.scenarios.mutant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sipwright.pstn.tamper.Action;
import io.sipwright.pstn.tamper.TamperRule;
import io.sipwright.scenarios.requirement.Catalogue;
import io.sipwright.scenarios.run.ScenarioIndex;
import io.sipwright.scenarios.yaml.YamlException;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MutantFilesTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final MutantReader READER =
            new MutantReader(id -> CATALOGUE.find(id).isPresent());

    private static Mutant with(String tamper) {
        return READER.read("mutants.yaml", new StringReader("""
                - mutant: a
                  requirement: REG-009
                  fault: something
                  cause: words
                  tamper: [ { on: 200 to REGISTER, %s } ]
                """.formatted(tamper)))
                .get(0);
    }

    private static TamperRule rule(String tamper) {
        return with(tamper).rules().get(0);
    }

    @Test
    void the_mutants_of_this_program_are_read_and_have_causes_or_reasons() {
        List<Mutant> own = new MutantFiles(READER).own();

        assertThat(own).hasSizeGreaterThan(50);
        assertThat(own.stream().map(Mutant::name)).doesNotHaveDuplicates();
        assertThat(own)
                .allMatch(m ->
                        m.survives().isPresent() || m.harmless() || !m.cause().isEmpty());
        assertThat(own).allMatch(Mutant::isTampered);
    }

    @Test
    void the_example_of_the_design_is_read() {
        Mutant mutant = READER.read("mutants.yaml", new StringReader("""
                - mutant: star-obeyed
                  requirement: REG-009
                  fault: a star beside another Contact removes every binding
                  tamper: [ { on: 400 to REGISTER, status: 200 }, { on: the next 200 to REGISTER, remove: Contact } ]
                  cause: [400, Contact]
                  mayAlsoBreak: [REG-001]
                """)).get(0);

        assertThat(mutant.rules()).hasSize(2).allMatch(r -> r.action() instanceof Action.Pass);
        assertThat(mutant.cause()).containsExactly("400", "Contact");
        assertThat(mutant.mayAlsoBreak()).containsExactly("REG-001");
        assertThat(mutant.survives()).isEmpty();
    }

    @Test
    void every_action_has_a_key() {
        assertThat(rule("drop: yes").action()).isEqualTo(new Action.Drop());
        assertThat(rule("delay: 1.5 s").action()).isEqualTo(new Action.Delay(Duration.ofMillis(1500)));
        assertThat(rule("hold: yes, for: 2 s").action()).isEqualTo(new Action.HoldBack());
        assertThat(rule("repeat: 3, distance: 20 ms").action()).isEqualTo(new Action.Repeat(3, Duration.ofMillis(20)));
        assertThat(rule("swap: yes").action()).isEqualTo(new Action.Swap());
        assertThat(rule("redirect: \"127.0.0.9:5060\"").action()).isInstanceOf(Action.Redirect.class);
        assertThat(rule("close: 1002").action()).isEqualTo(new Action.Close(1002));
        assertThat(rule("answer: 487").action()).isEqualTo(new Action.Answer(487));
        assertThat(rule("instead: first").action()).isEqualTo(new Action.Instead("first"));
        assertThat(rule("also: first").action()).isEqualTo(new Action.Also("first"));
        assertThat(rule("keep: first").keep()).isEqualTo("first");
    }

    @Test
    void every_change_has_a_key() {
        assertThat(rule("status: 404, reason: Nobody, remove: [Via, Contact;expires], set: { Expires: 1 }")
                        .changes())
                .hasSize(5);
        assertThat(rule("uri: \"sip:x\", method: INFO, add: { X: y }, in: { To: { a: b } }, replace: { a: \"\" }")
                        .changes())
                .hasSize(5);
        assertThat(rule("sdp: { remove: a=x, add: [a=y], replace: { x: z } }, truncate: 9, mute: yes")
                        .changes())
                .hasSize(5);
        assertThat(rule("rtp: { sequence: +5, timestamp: -8, ssrc: 1, type: 96, marker: yes }")
                        .changes())
                .hasSize(5);
        assertThat(rule("frame: { masked: yes, fin: no, opcode: 2, reserved: 1, code: 1011 }")
                        .changes())
                .hasSize(5);
        assertThat(rule("remove: X, keepLength: yes").keepLength()).isTrue();
    }

    @Test
    void a_window_is_read() {
        TamperRule.Window window =
                rule("drop: yes, after: INVITE, from: 200 ms, for: 2 min").window();

        assertThat(window.after()).isPresent();
        assertThat(window.from()).isEqualTo(Duration.ofMillis(200));
        assertThat(window.length()).contains(Duration.ofMinutes(2));
        assertThat(rule("drop: yes, with: { To: \"tag=\" }, without: Route, saying: x")
                        .on()
                        .conditions())
                .hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing: 1                | \"nothing\" is not known here",
                "keepLength: yes           | this rule does nothing",
                "drop: yes, close: 1002    | a rule has one action, not 2",
                "drop: perhaps             | a number, yes or no is expected here",
                "delay: soon               | a time has the form",
                "redirect: nowhere         | an address has the form host:port",
                "replace: { \"(\": x }     | not a regular expression",
                "drop: yes, after: a bye   | describes no traffic",
            })
    void what_means_nothing_is_refused_with_its_place(String tamper, String complaint) {
        assertThatThrownBy(() -> with(tamper))
                .isInstanceOf(YamlException.class)
                .hasMessageStartingWith("mutants.yaml:5: ")
                .hasMessageContaining(complaint);
    }

    @Test
    void a_mutant_that_survives_says_why() {
        String entry = """
                - mutant: a
                  requirement: REG-009
                  fault: something
                  tamper: [ { on: BYE, drop: yes } ]
                """;
        Mutant survives = READER.read("m", new StringReader(entry + "  expected: survives\n  reason: no rule\n"))
                .get(0);

        assertThat(survives.survives()).isEqualTo(Optional.of("no rule"));
        assertThatThrownBy(() -> READER.read("m", new StringReader(entry + "  expected: survives\n")))
                .hasMessageContaining("\"reason\" is missing");
        assertThatThrownBy(() -> READER.read("m", new StringReader(entry)))
                .hasMessageContaining("\"cause\" is missing");
        assertThatThrownBy(
                        () -> READER.read("m", new StringReader(entry.replace("REG-009", "REG-999") + "  cause: x\n")))
                .hasMessageContaining("no requirement REG-999");
    }

    @Test
    void what_is_lawful_needs_no_cause() {
        Mutant lawful = READER.read("m", new StringReader("""
                - mutant: a
                  requirement: WS-002
                  fault: A refusal names the sub-protocol.
                  tamper: [ { on: HTTP response, set: { Sec-WebSocket-Protocol: sip } } ]
                  expected: harmless
                """)).get(0);

        assertThat(lawful.harmless()).isTrue();
        assertThat(lawful.survives()).isEmpty();
    }

    @Test
    void a_name_is_given_once_over_all_files(@TempDir Path folder) throws IOException {
        String entry = "- {mutant: a, requirement: REG-009, fault: x, cause: y, tamper: [{on: BYE, drop: yes}]}\n";
        Files.writeString(folder.resolve("one.mutants.yaml"), entry);
        Path below = Files.createDirectories(folder.resolve("wire"));
        Files.writeString(below.resolve("mutants.yaml"), entry.replace("a,", "b,"));
        MutantFiles files = new MutantFiles(READER);
        assertThat(files.in(folder).stream().map(Mutant::name)).containsExactly("a", "b");

        Files.writeString(below.resolve("mutants.yaml"), entry);

        assertThatThrownBy(() -> files.in(folder)).hasMessageContaining("another file has a mutant a too");
    }

    @Test
    void one_run_reads_the_mutants_of_a_jar_while_another_reads_its_features(@TempDir Path folder) throws Exception {
        Path jar = folder.resolve("judge.jar");
        try (FileSystem made = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
            Files.createDirectory(made.getPath("/f"));
            Files.writeString(
                    made.getPath("/f/mutants.yaml"),
                    "- {mutant: a, requirement: REG-009, fault: x, cause: y, tamper: [{on: BYE, drop: yes}]}\n");
            Files.writeString(
                    made.getPath("/f/one.feature"), "Feature: One\n\n  Scenario: First\n    When something\n");
        }
        URI inside = URI.create("jar:" + jar.toUri() + "!/f");
        AtomicInteger scenarios = new AtomicInteger();
        MutantFiles files = new MutantFiles(new MutantReader(id -> {
            scenarios.addAndGet(new ScenarioIndex(List.of(inside.toString())).count()); // while the mutants are read
            return true;
        }));

        try (FileSystem asCucumberDoes = FileSystems.newFileSystem(inside, Map.of())) {
            assertThat(new MutantFiles(READER).at(inside.toURL().openConnection()))
                    .hasSize(1);
            assertThat(asCucumberDoes.isOpen()).isTrue();
        }
        assertThat(files.at(inside.toURL().openConnection())).hasSize(1);
        assertThat(scenarios).hasPositiveValue();
    }
}
