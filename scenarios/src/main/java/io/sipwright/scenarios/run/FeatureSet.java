package io.sipwright.scenarios.run;

import io.cucumber.core.gherkin.Pickle;
import io.sipwright.scenarios.wire.Vocabulary;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The scenarios of some features, read once for any number of runs. A scenario of which every step is of the wire vocabulary is a wire
 * scenario, all others are for phones in browsers. Immutable.
 */
final class FeatureSet {
    private final ScenarioIndex index;
    private final Set<Pickle> wire;

    private FeatureSet(ScenarioIndex index, Set<Pickle> wire) {
        this.index = index;
        this.wire = wire;
    }

    /** @param features class path addresses or folders */
    static FeatureSet of(List<String> features) {
        ScenarioIndex index = new ScenarioIndex(features);
        Vocabulary vocabulary = Vocabulary.load();
        Set<Pickle> wire = Collections.newSetFromMap(new IdentityHashMap<>()); // a scenario equals itself only
        wire.addAll(index.all());
        wire.removeIf(s -> !WireRunner.isWire(vocabulary, s));
        return new FeatureSet(index, wire);
    }

    /** The same with the chosen scenarios only. */
    FeatureSet chosen(ScenarioChoice choice, String tags) {
        return new FeatureSet(index.only(choice.of(index.admitted(tags))), wire);
    }

    /** The same with these scenarios only. */
    FeatureSet only(Predicate<Pickle> wanted) {
        return new FeatureSet(index.only(index.all().stream().filter(wanted).toList()), wire);
    }

    ScenarioIndex index() {
        return index;
    }

    boolean isWire(Pickle scenario) {
        return wire.contains(scenario);
    }
}
