package io.sipwright.scenarios.run;

import io.cucumber.core.gherkin.Pickle;
import io.sipwright.scenarios.judge.Lane;
import io.sipwright.scenarios.wire.Vocabulary;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The scenarios of a run, each in the kind of lane that it belongs to: a scenario of which every step is of the wire vocabulary is
 * a wire scenario, all others are for phones in browsers.
 *
 * @param wire the wire lane
 * @param wireLane its mode
 * @param quick its scenarios, but for those that wait for long
 * @param waiting those that wait for long; they run beside all others
 * @param phones the lanes of phones that have anything to run
 * @param phoneAddresses the scenarios of phones
 * @param untested why requirements stay untested, by id
 */
record RunScenarios(
        WireRunner wire,
        Lane wireLane,
        List<String> quick,
        List<String> waiting,
        List<PlannedLane> phones,
        List<String> phoneAddresses,
        Map<String, String> untested) {
    static RunScenarios of(RunOrder order, String pstn) {
        ScenarioIndex index = new ScenarioIndex(order.features());
        Vocabulary vocabulary = Vocabulary.load();
        WireRunner wire = new WireRunner(order.tags(), order.slow());
        Set<Pickle> ofWire = new HashSet<>(index.all());
        ofWire.removeIf(s -> !WireRunner.isWire(vocabulary, s));
        List<PlannedLane> phones = PlannedLane.of(order, pstn).stream()
                .filter(lane -> index.admitted(lane.tags()).stream().anyMatch(s -> !ofWire.contains(s)))
                .toList();
        return new RunScenarios(
                wire,
                WireRunner.lane(pstn),
                wire.addresses(index, vocabulary, false),
                wire.addresses(index, vocabulary, true),
                phones,
                index.addresses(s -> !ofWire.contains(s)),
                wire.untested(index));
    }

    boolean hasWire() {
        return !quick.isEmpty() || !waiting.isEmpty();
    }
}
