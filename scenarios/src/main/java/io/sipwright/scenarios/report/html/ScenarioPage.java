package io.sipwright.scenarios.report.html;

import io.sipwright.scenarios.judge.ScenarioRecord;
import java.util.List;

/**
 * The details of a scenario in a lane.
 *
 * @param scenario the record
 * @param steps its steps, each with its look
 * @param ladder its SIP
 * @param hops what the target rewrote
 * @param kept what it left
 */
record ScenarioPage(
        ScenarioRecord scenario, List<StepView> steps, Ladder ladder, List<Hop> hops, List<Keepsakes.Kept> kept) {

    static ScenarioPage of(ScenarioRecord scenario, Keepsakes keepsakes) {
        return new ScenarioPage(
                scenario,
                StepView.of(scenario),
                Ladder.of(scenario),
                Hop.of(scenario.messages()),
                keepsakes.of(scenario));
    }

    List<Keepsakes.Kept> kept(Keepsakes.Kind kind) {
        return kept.stream().filter(k -> k.kind() == kind).toList();
    }
}
