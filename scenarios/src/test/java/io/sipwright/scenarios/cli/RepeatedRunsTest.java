package io.sipwright.scenarios.cli;

import static io.sipwright.scenarios.judge.Scene.named;
import static io.sipwright.scenarios.judge.Scene.run;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RepeatedRunsTest {
    private final RepeatedRuns runs = new RepeatedRuns();

    @Test
    void equal_runs_change_nothing() {
        assertThat(runs.add(run(named("a").fails("NAT-004", "c")))).isEmpty();
        assertThat(runs.add(run(named("a").fails("NAT-004", "c")))).isEmpty();
    }

    @Test
    void a_scenario_with_another_verdict_than_in_the_first_run_is_named() {
        runs.add(run(named("a").passes("NAT-004"), named("b").passes("NAT-007")));

        assertThat(runs.add(run(named("a").passes("NAT-004"), named("b").fails("NAT-007", "c"))))
                .containsExactly("flaky: chromium/jssip, b (calls.feature:3): pass in run 1, fail in run 2");
    }

    @Test
    void a_scenario_that_did_not_run_again_is_named() {
        runs.add(run(named("a").passes("NAT-004")));

        assertThat(runs.add(run())).singleElement().asString().contains("untested in run 2");
    }
}
