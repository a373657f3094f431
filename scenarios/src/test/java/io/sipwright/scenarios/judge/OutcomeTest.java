package io.sipwright.scenarios.judge;

import static io.sipwright.scenarios.judge.Scene.CHROMIUM;
import static io.sipwright.scenarios.judge.Scene.SCRIPTED;
import static io.sipwright.scenarios.judge.Scene.named;
import static io.sipwright.scenarios.judge.Scene.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutcomeTest {
    private static final List<KnownFailure> NAT_004_IS_KNOWN =
            List.of(new KnownFailure("NAT-004", "", "resolves .invalid", "https://example.org/1"));

    @Test
    void a_run_in_which_all_that_was_ruled_on_holds_passes() {
        RunRecord run = run(named("a").claims("NAT-004").passes("NAT-004"));

        assertThat(run.verdict()).isEqualTo(Outcome.PASS);
        assertThat(run.exitCode()).isZero();
        assertThat(run.counts()).containsEntry(Verdict.PASS, 1L).containsEntry(Verdict.UNTESTED, 2L);
    }

    @Test
    void one_failed_requirement_in_one_lane_fails_the_run() {
        RunRecord run = run(
                named("a").claims("NAT-004").passes("NAT-004"),
                named("a").in(SCRIPTED).claims("NAT-004").fails("NAT-004", "478 Unresolvable"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.verdict()).isEqualTo(Outcome.FAIL);
    }

    @Test
    void a_failure_outweighs_a_broken_harness() {
        RunRecord run = run(
                named("a").claims("NAT-004").fails("NAT-004", "c"), named("b").broke("x", "BrowserException: gone"));

        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void a_run_without_scenarios_is_inconclusive() {
        assertThat(run().exitCode()).isEqualTo(3);
    }

    @Test
    void a_run_that_ruled_on_nothing_is_inconclusive() {
        RunRecord run = run(named("a").claims("NAT-004").passed("Given", "x", 1), named("b"));

        assertThat(run.verdict()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(run.exitCode()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(
            value = Verdict.class,
            names = {"UNSUPPORTED", "NOT_APPLICABLE", "UNTESTED"})
    void what_says_nothing_of_the_target_is_not_a_ruling(Verdict verdict) {
        assertThat(run(named("a").rules("NAT-004", verdict)).exitCode()).isEqualTo(3);
        assertThat(run(named("a").rules("NAT-004", verdict).passes("NAT-007")).exitCode())
                .isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Verdict.class,
            names = {"HARNESS_FAULT", "SETUP_FAILED"})
    void a_ruling_that_blames_harness_or_scene_is_never_green(Verdict verdict) {
        assertThat(run(named("a").rules("NAT-004", verdict).passes("NAT-007")).exitCode())
                .isEqualTo(3);
    }

    @Test
    void a_warning_does_not_fail_the_run() {
        assertThat(run(named("a").rules("NAT-004", Verdict.WARN)).exitCode()).isZero();
    }

    @Test
    void an_exception_after_all_rulings_passed_is_never_green() {
        RunRecord run =
                run(named("a").claims("NAT-004").passes("NAT-004").broke("hangs up", "BrowserException: tab crashed"));

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.scenarios().get(0).verdict()).isEqualTo(Verdict.HARNESS_FAULT);
    }

    @Test
    void a_failed_expectation_after_all_rulings_passed_is_never_green() {
        RunRecord run =
                run(named("a").claims("NAT-004").passes("NAT-004").failed("bob sees the end", "no BYE within 5 s"));

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.scenarios().get(0).verdict()).isEqualTo(Verdict.SETUP_FAILED);
    }

    @Test
    void a_failed_expectation_of_a_scenario_that_claims_no_requirement_fails_the_run() {
        RunRecord run = run(
                named("my own").failed("bob rings", "no ringing within 5 s"),
                named("b").passes("NAT-004"));

        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void a_lane_that_could_not_run_makes_the_run_inconclusive() {
        Scene good = named("a").passes("NAT-004");

        assertThat(run(List.of(), "Chromium is not installed.", good).exitCode())
                .isEqualTo(3);
        assertThat(run(List.of(), "Chromium is not installed.", good.fails("NAT-007", "c"))
                        .exitCode())
                .isEqualTo(1);
    }

    @Test
    void a_known_failure_is_reported_and_not_red() {
        RunRecord run = run(
                NAT_004_IS_KNOWN,
                named("a").claims("NAT-004").fails("NAT-004", "478").passes("NAT-007"));

        assertThat(run.exitCode()).isZero();
        assertThat(run.knownFailures()).isEqualTo(1);
        assertThat(run.counts()).containsEntry(Verdict.FAIL, 1L);
        assertThat(run.outcomes().get(0).knownFailure()).isTrue();
    }

    @Test
    void another_failure_beside_a_known_one_is_red() {
        RunRecord run = run(NAT_004_IS_KNOWN, named("a").fails("NAT-004", "478").fails("NAT-007", "no flow"));

        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void what_a_known_failure_keeps_from_being_reached_does_not_spoil_the_run() {
        RunRecord run = run(
                NAT_004_IS_KNOWN,
                named("a")
                        .claims("NAT-004", "MED-001")
                        .fails("NAT-004", "478")
                        .failed("NAT-004 holds", "NAT-004: 478"));

        assertThat(run.exitCode()).isZero();
        assertThat(run.outcomes().get(2).verdict()).isEqualTo(Verdict.UNTESTED);
        assertThat(run.outcomes().get(2).reason()).contains("NAT-004", "known failure");
    }

    @Test
    void a_browser_that_breaks_beside_a_known_failure_is_not_green() {
        RunRecord run = run(
                NAT_004_IS_KNOWN,
                named("a").claims("NAT-004").fails("NAT-004", "478").broke("bob hangs up", "BrowserException: gone"));

        assertThat(run.exitCode()).isEqualTo(3);
    }

    @Test
    void an_unexpected_pass_is_reported_and_green() {
        RunRecord run = run(NAT_004_IS_KNOWN, named("a").passes("NAT-004"));

        assertThat(run.exitCode()).isZero();
        assertThat(run.unexpectedPasses()).isEqualTo(1);
        assertThat(run.outcomes().get(0).unexpectedPass()).isTrue();
    }

    @Test
    void an_unexpected_pass_fails_a_strict_run() {
        RunRecord run = run(Strictness.STRICT, NAT_004_IS_KNOWN, "", named("a").passes("NAT-004"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.chargedPasses()).containsExactly(run.outcomes().get(0));
        assertThat(run.newFailures()).isZero();
        assertThat(run.outcomes().get(0).unexpectedPassText())
                .isEqualTo("NAT-004 passes although the target file lists it as a known failure:"
                        + " resolves .invalid (https://example.org/1)");
    }

    @Test
    void lanes_are_judged_by_all_their_scenarios() {
        RunRecord run = run(
                named("a").in(CHROMIUM).passes("NAT-004"),
                named("a").in(SCRIPTED).broke("x", "IOException: no"));

        assertThat(run.exitCode()).isEqualTo(3);
    }
}
