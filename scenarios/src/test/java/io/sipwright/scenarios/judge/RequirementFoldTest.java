package io.sipwright.scenarios.judge;

import static io.sipwright.scenarios.judge.Scene.SCRIPTED;
import static io.sipwright.scenarios.judge.Scene.named;
import static io.sipwright.scenarios.judge.Scene.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RequirementFoldTest {

    private static RequirementOutcome nat004(Scene... scenes) {
        return run(scenes).outcomes().get(0);
    }

    @ParameterizedTest
    @EnumSource(Verdict.class)
    void each_verdict_is_kept_as_it_was_ruled(Verdict verdict) {
        assertThat(nat004(named("a").rules("NAT-004", verdict)).verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @EnumSource(Verdict.class)
    void the_worst_of_any_two_rulings_wins_whatever_their_order(Verdict one) {
        for (Verdict other : Verdict.values()) {
            Verdict worst = one.ordinal() < other.ordinal() ? one : other;
            assertThat(nat004(named("a").rules("NAT-004", one), named("b").rules("NAT-004", other))
                            .verdict())
                    .isEqualTo(worst);
            assertThat(nat004(named("a").rules("NAT-004", other).rules("NAT-004", one))
                            .verdict())
                    .isEqualTo(worst);
        }
    }

    @Test
    void a_requirement_of_which_a_part_is_for_proxies_is_not_met_by_the_other_parts() {
        Finding forProxies = Finding.notApplicable("603", "a back-to-back agent, no proxy; seen: 403");
        Finding notOffered = Finding.notApplicable("", "no SHA-256 in 401");

        assertThat(nat004(named("a").passes("NAT-004").ruling("NAT-004", forProxies))
                        .verdict())
                .isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(nat004(named("a").passes("NAT-004").ruling("NAT-004", notOffered))
                        .verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(nat004(named("a").fails("NAT-004", "c").ruling("NAT-004", forProxies))
                        .verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void each_lane_has_its_own_verdict() {
        RequirementOutcome outcome =
                nat004(named("a").passes("NAT-004"), named("a").in(SCRIPTED).fails("NAT-004", "478 Unresolvable"));

        assertThat(outcome.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(outcome.lanes())
                .containsEntry("chromium/jssip", Verdict.PASS)
                .containsEntry("scripted", Verdict.FAIL);
        assertThat(outcome.decisive().orElseThrow().finding().cause()).isEqualTo("478 Unresolvable");
        assertThat(outcome.decisive().orElseThrow().lane()).isEqualTo("scripted");
    }

    @Test
    void a_lane_that_says_nothing_is_untested_and_does_not_spoil_the_others() {
        RequirementOutcome outcome = nat004(named("a").passes("NAT-004"));

        assertThat(outcome.verdict()).isEqualTo(Verdict.PASS);
        assertThat(outcome.lanes()).containsEntry("scripted", Verdict.UNTESTED);
    }

    @Test
    void a_requirement_that_no_scenario_rules_on_is_untested_with_a_reason() {
        List<RequirementOutcome> outcomes = run().outcomes();

        assertThat(outcomes).allMatch(o -> o.verdict() == Verdict.UNTESTED);
        assertThat(outcomes.get(0).reason()).isEqualTo("no scenario of this run rules on it");
        assertThat(outcomes.get(2).reason()).isEqualTo("needs a far end");
    }

    @Test
    void a_claim_without_a_ruling_in_a_passed_scenario_is_untested_with_a_reason() {
        RequirementOutcome outcome =
                nat004(named("a").claims("NAT-004", "NAT-007").passes("NAT-007"));

        assertThat(outcome.verdict()).isEqualTo(Verdict.UNTESTED);
        assertThat(outcome.reason()).isEqualTo("the scenario passed without ruling on it");
    }

    @Test
    void an_exception_makes_the_unruled_claims_a_harness_fault_that_names_it() {
        RequirementOutcome outcome =
                nat004(named("a").claims("NAT-004").broke("alice calls", "BrowserException: tab crashed\n  at x"));

        assertThat(outcome.verdict()).isEqualTo(Verdict.HARNESS_FAULT);
        Finding finding = outcome.decisive().orElseThrow().finding();
        assertThat(finding.cause()).isEqualTo("BrowserException: tab crashed");
        assertThat(finding.where()).isEqualTo("step: When alice calls");
    }

    @Test
    void a_failed_expectation_makes_the_unruled_claims_setup_failed() {
        RequirementOutcome outcome =
                nat004(named("a").claims("NAT-004").failed("alice is registered", "no 200 to REGISTER within 5 s"));

        assertThat(outcome.verdict()).isEqualTo(Verdict.SETUP_FAILED);
        assertThat(outcome.decisive().orElseThrow().finding().cause()).isEqualTo("no 200 to REGISTER within 5 s");
    }

    @Test
    void what_comes_after_a_failed_ruling_was_not_reached_and_is_not_failed() {
        RunRecord run = run(
                named("a").claims("NAT-004", "NAT-007").fails("NAT-004", "478").failed("NAT-004", "478"));

        assertThat(run.outcomes().get(0).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(run.outcomes().get(1).verdict()).isEqualTo(Verdict.SETUP_FAILED);
        assertThat(run.outcomes().get(1).decisive().orElseThrow().finding().cause())
                .isEqualTo("not reached: NAT-004 was fail before");
    }

    @Test
    void a_skipped_scenario_leaves_its_claims_untested_with_its_reason() {
        RequirementOutcome outcome =
                nat004(named("a").claims("NAT-004").skipped("the tab vanishes", "this browser cannot vanish"));

        assertThat(outcome.verdict()).isEqualTo(Verdict.UNTESTED);
        assertThat(outcome.reason()).isEqualTo("this browser cannot vanish");
    }

    @Test
    void a_ruling_on_a_requirement_outside_the_catalogue_is_not_lost() {
        RunRecord run = run(named("a").fails("OWN-001", "my own rule"));

        assertThat(run.outcomes()).hasSize(4);
        assertThat(run.outcomes().get(3).requirement().id()).isEqualTo("OWN-001");
        assertThat(run.exitCode()).isEqualTo(1);
    }
}
