package io.sipwright.scenarios.report.html;

import io.sipwright.scenarios.judge.ScenarioRecord;
import java.util.List;

/**
 * The details of a scenario in a lane.
 *
 * @param scenario the record
 * @param steps its steps, each with its style
 * @param ladder its SIP
 * @param hops what the target rewrote
 * @param kept what it left
 */
record ScenarioPage(
        ScenarioRecord scenario, List<StepView> steps, Ladder ladder, List<Hop> hops, List<EmbeddedFiles.Kept> kept) {

    static ScenarioPage of(ScenarioRecord scenario, EmbeddedFiles embedded) {
        return new ScenarioPage(
                scenario,
                StepView.of(scenario),
                Ladder.of(scenario),
                Hop.of(scenario.messages()),
                embedded.of(scenario));
    }

    List<EmbeddedFiles.Kept> kept(EmbeddedFiles.Kind kind) {
        return kept.stream().filter(k -> k.kind() == kind).toList();
    }
}
