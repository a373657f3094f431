package io.sipwright.scenarios.report.html;

import io.sipwright.scenarios.judge.ScenarioRecord;
import io.sipwright.scenarios.judge.StepRecord;
import java.util.List;

/**
 * A step and how it ended. A step that rules does not stop its scenario: it looks as its worst ruling does.
 *
 * @param step the record
 * @param look of its end
 */
record StepView(StepRecord step, Look look) {
    static List<StepView> of(ScenarioRecord scenario) {
        return scenario.steps().stream()
                .map(step -> new StepView(step, look(scenario, step)))
                .toList();
    }

    private static Look look(ScenarioRecord scenario, StepRecord step) {
        return scenario.ruledWorst(step).map(Look::of).orElseGet(() -> Look.of(step.status()));
    }
}
