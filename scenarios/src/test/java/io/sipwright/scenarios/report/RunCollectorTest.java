package io.sipwright.scenarios.report;

import static io.sipwright.scenarios.judge.Scene.CHROMIUM;
import static io.sipwright.scenarios.judge.Scene.SCRIPTED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cucumber.core.feature.FeatureWithLines;
import io.cucumber.core.options.RuntimeOptionsBuilder;
import io.cucumber.core.runtime.Runtime;
import io.cucumber.messages.ndjson.Deserializer;
import io.cucumber.plugin.Plugin;
import io.sipwright.scenarios.judge.AttachmentJson;
import io.sipwright.scenarios.judge.Lane;
import io.sipwright.scenarios.judge.LaneRecord;
import io.sipwright.scenarios.judge.MediaRow;
import io.sipwright.scenarios.judge.Outcome;
import io.sipwright.scenarios.judge.RunPlan;
import io.sipwright.scenarios.judge.RunRecord;
import io.sipwright.scenarios.judge.ScenarioRecord;
import io.sipwright.scenarios.judge.Scene;
import io.sipwright.scenarios.judge.StepRecord;
import io.sipwright.scenarios.judge.Strictness;
import io.sipwright.scenarios.judge.Verdict;
import io.sipwright.scenarios.requirement.Level;
import io.sipwright.scenarios.requirement.Requirement;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two real Cucumber runtimes at once, with threads of their own, into one collector. */
class RunCollectorTest {
    private static final Lane FORGOTTEN = new Lane("firefox", "jssip", "embedded", "none");
    private static final Lane ABSENT = new Lane("firefox", "sipjs", "embedded", "none");
    private static final List<Requirement> CATALOGUE = List.of(
            Requirement.of("NAT-004", "t", Level.MUST, "7118 §B.1"),
            Requirement.of("NAT-007", "t", Level.MUST, "5626 §5"),
            Requirement.of("MED-001", "t", Level.MUST, "8835 §4"));
    private static RunRecord run;

    @BeforeAll
    static void two_lanes_run_at_the_same_time() {
        List<Lane> lanes = List.of(CHROMIUM, ABSENT, SCRIPTED, FORGOTTEN);
        RunPlan plan = new RunPlan("box", 7, Scene.START, lanes, CATALOGUE, List.of(), Map.of(), Strictness.LENIENT);
        RunCollector collector = new RunCollector(plan, Clock.fixed(Scene.START.plusMillis(4200), ZoneOffset.UTC));
        collector.browser(CHROMIUM, "Chromium 156.0");
        collector.trouble(ABSENT, "Firefox is not installed.");
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(() -> cucumber(collector.listener(SCRIPTED))),
                        CompletableFuture.runAsync(() -> cucumber(collector.listener(CHROMIUM))))
                .join();
        run = collector.finish();
    }

    /** A run that is interrupted when its last scenario has ended. */
    private static RunRecord interrupted(Duration later, List<String> ended) {
        RunPlan plan = new RunPlan(
                "box",
                7,
                Instant.now(),
                List.of(CHROMIUM, FORGOTTEN),
                CATALOGUE,
                List.of(),
                Map.of(),
                Strictness.LENIENT);
        List<Supplier<RunRecord>> interrupt = new ArrayList<>();
        List<RunRecord> record = Collections.synchronizedList(new ArrayList<>());
        RunCollector collector =
                new RunCollector(plan, Clock.offset(Clock.systemUTC(), later), scenarios -> scenarios, scenario -> {
                    ended.add(scenario.name());
                    if (ended.size() == 11) {
                        record.add(interrupt.get(0).get());
                    }
                });
        interrupt.add(collector::interrupt);
        cucumber(collector.listener(CHROMIUM));
        return record.get(0);
    }

    @Test
    void an_interrupted_run_has_what_had_ended_before_the_signal() {
        List<String> ended = Collections.synchronizedList(new ArrayList<>());

        RunRecord run = interrupted(Duration.ofSeconds(60), ended);

        assertThat(run.interrupted()).isTrue();
        assertThat(run.scenarios()).hasSize(11);
        assertThat(run.verdict()).isEqualTo(Outcome.FAIL);
        assertThat(run.lanes())
                .extracting(LaneRecord::trouble)
                .containsExactly(
                        "a signal ended the run 60 s after its start; scenarios of this lane are missing",
                        "a signal ended the run 60 s after its start; this lane had not begun");
        assertThat(ended).as("nothing is reported after the signal").hasSize(11);
    }

    @Test
    void a_failure_of_the_last_second_before_the_signal_may_be_its_consequence() {
        RunRecord run = interrupted(Duration.ZERO, Collections.synchronizedList(new ArrayList<>()));

        assertThat(run.scenarios()).extracting(ScenarioRecord::verdict).containsOnly(Verdict.PASS);
        assertThat(run.verdict()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    private static void cucumber(Plugin listener) {
        var options = new RuntimeOptionsBuilder()
                .addFeature(
                        FeatureWithLines.parse("classpath:io/sipwright/scenarios/report/features/collected.feature"))
                .addGlue(URI.create("classpath:/io/sipwright/scenarios/report/glue"))
                .setThreads(3)
                .build();
        Runtime.builder()
                .withRuntimeOptions(options)
                .withAdditionalPlugins(listener)
                .build()
                .run();
    }

    private static ScenarioRecord scenario(Lane lane, String name) {
        return run.scenarios().stream()
                .filter(s -> s.lane().equals(lane) && s.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void each_lane_has_all_its_scenarios_and_the_lanes_keep_their_order() {
        assertThat(run.scenarios()).hasSize(24);
        assertThat(run.scenarios().subList(0, 12)).allMatch(s -> s.lane().equals(CHROMIUM));
        assertThat(run.scenarios().subList(12, 24)).allMatch(s -> s.lane().equals(SCRIPTED));
        assertThat(run.lanes())
                .extracting(l -> l.label())
                .containsExactly("chromium/jssip", "firefox/sipjs", "scripted", "firefox/jssip");
        assertThat(run.lanes()).extracting(l -> l.version()).containsExactly("Chromium 156.0", "", "", "");
        assertThat(run.lanes())
                .extracting(l -> l.trouble())
                .containsExactly("", "Firefox is not installed.", "", "the lane did not run to its end");
        assertThat(run.wallSeconds()).isEqualTo(4.2);
    }

    @Test
    void a_scenario_is_recorded_with_name_place_claims_steps_and_rulings() {
        ScenarioRecord record = scenario(CHROMIUM, "rules and passes");

        assertThat(record.feature()).isEqualTo("What a collector sees");
        assertThat(record.source()).isEqualTo("collected.feature:4");
        assertThat(record.claims()).containsExactly("NAT-004");
        assertThat(record.steps()).extracting(StepRecord::text).containsExactly("a phone", "NAT-004 is ruled pass");
        assertThat(record.rulings())
                .singleElement()
                .satisfies(r -> assertThat(r.finding().where()).isEqualTo("w"));
        assertThat(record.verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void a_failed_ruling_stops_the_scenario_and_names_its_cause() {
        ScenarioRecord record = scenario(SCRIPTED, "rules and fails");

        assertThat(record.steps())
                .extracting(StepRecord::status)
                .containsExactly(StepRecord.Status.PASSED, StepRecord.Status.FAILED, StepRecord.Status.SKIPPED);
        assertThat(record.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(record.cause()).isEqualTo("named cause");
    }

    @Test
    void exceptions_expectations_and_missing_steps_blame_the_right_party() {
        assertThat(scenario(CHROMIUM, "an expectation fails").verdict()).isEqualTo(Verdict.SETUP_FAILED);
        assertThat(scenario(CHROMIUM, "an expectation fails").cause()).isEqualTo("no 200 to REGISTER within 5 s");
        assertThat(scenario(CHROMIUM, "the browser breaks").verdict()).isEqualTo(Verdict.HARNESS_FAULT);
        assertThat(scenario(CHROMIUM, "the browser breaks").cause()).isEqualTo("BrowserException: tab crashed");
        assertThat(scenario(CHROMIUM, "a step that nobody wrote").verdict()).isEqualTo(Verdict.HARNESS_FAULT);
        assertThat(scenario(CHROMIUM, "a ruling that cannot be read").verdict()).isEqualTo(Verdict.HARNESS_FAULT);
        assertThat(scenario(CHROMIUM, "a ruling that cannot be read").cause())
                .contains("attachment of type application/vnd.sipwright.ruling+json cannot be read");
        assertThat(scenario(CHROMIUM, "is skipped").verdict()).isEqualTo(Verdict.UNTESTED);
        assertThat(scenario(CHROMIUM, "is skipped").cause()).isEqualTo("this browser has no camera");
    }

    @Test
    void rows_of_an_outline_are_numbered_unless_their_names_differ() {
        assertThat(scenario(CHROMIUM, "a row without a name #1").source()).isEqualTo("collected.feature:54");
        assertThat(scenario(CHROMIUM, "a row without a name #2").source()).isEqualTo("collected.feature:57");
        assertThat(scenario(CHROMIUM, "second of an outline").verdict()).isEqualTo(Verdict.UNTESTED);
    }

    @Test
    void what_a_scenario_leaves_is_kept() {
        ScenarioRecord record = scenario(CHROMIUM, "leaves things");

        assertThat(record.messages()).singleElement().satisfies(m -> {
            assertThat(m.party()).isEqualTo("chromium/alice");
            assertThat(m.at()).isEqualTo(Scene.START);
            assertThat(m.text()).isEqualTo("OPTIONS sip:a SIP/2.0\r\n\r\n\0");
        });
        assertThat(record.media())
                .containsExactly(new MediaRow("chromium/alice", "gateway", "heard", 41.5, -12, 0.01, 120));
        assertThat(record.attachments())
                .extracting(a -> a.name())
                .containsExactly("alice-screen.png", "attachment-2.plain", "scenario.log");
    }

    @Test
    void the_run_is_judged() {
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.outcomes())
                .extracting(o -> o.verdict())
                .containsExactly(Verdict.FAIL, Verdict.HARNESS_FAULT, Verdict.HARNESS_FAULT);
        assertThat(run.outcomes().get(0).lanes()).containsEntry("firefox/sipjs", Verdict.UNTESTED);
    }

    @Test
    void the_messages_of_all_lanes_are_one_legal_stream() throws Exception {
        Deserializer reader = new Deserializer();
        for (String line : run.messages()) {
            assertThat(reader.readValue(line)).isNotNull();
        }
        List<JsonNode> messages =
                run.messages().stream().map(RunCollectorTest::json).toList();
        assertThat(messages.get(0).has("meta")).isTrue();
        assertThat(messages).filteredOn(m -> m.has("meta")).hasSize(1);
        assertThat(messages).filteredOn(m -> m.has("testRunStarted")).hasSize(1);
        assertThat(messages).filteredOn(m -> m.has("testRunFinished")).hasSize(1);
        assertThat(messages.get(messages.size() - 1)
                        .path("testRunFinished")
                        .path("success")
                        .asBoolean())
                .isFalse();
        assertThat(messages).filteredOn(m -> m.has("pickle")).hasSize(24);
        assertThat(messages.stream()
                        .filter(m -> m.has("source"))
                        .map(m -> m.path("source").path("uri").asText()))
                .hasSize(2)
                .allMatch(uri -> uri.startsWith("chromium/jssip/") || uri.startsWith("scripted/"));
        String id = messages.stream()
                .filter(m -> m.has("testRunStarted"))
                .map(m -> m.path("testRunStarted").path("id").asText())
                .findFirst()
                .orElseThrow();
        assertThat(messages.stream().filter(m -> m.has("testCase")))
                .allMatch(m ->
                        m.path("testCase").path("testRunStartedId").asText().equals(id));
    }

    private static JsonNode json(String line) {
        try {
            return AttachmentJson.MAPPER.readTree(line);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
