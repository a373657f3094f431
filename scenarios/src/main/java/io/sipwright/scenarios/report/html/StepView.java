package io.sipwright.scenarios.report.html;

import io.sipwright.scenarios.judge.ScenarioRecord;
import io.sipwright.scenarios.judge.StepRecord;
import java.util.List;

/**
 * A step and how it ended. A step that rules does not stop its scenario: it looks as its worst ruling does.
 *
 * @param step the record
 * @param style of its end
 */
record StepView(StepRecord step, VerdictStyle style) {
    static List<StepView> of(ScenarioRecord scenario) {
        return scenario.steps().stream()
                .map(step -> new StepView(step, style(scenario, step)))
                .toList();
    }

    private static VerdictStyle style(ScenarioRecord scenario, StepRecord step) {
        return scenario.ruledWorst(step).map(VerdictStyle::of).orElseGet(() -> VerdictStyle.of(step.status()));
    }
}
