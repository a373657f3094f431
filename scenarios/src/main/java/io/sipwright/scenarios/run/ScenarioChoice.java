package io.sipwright.scenarios.run;

import io.cucumber.core.gherkin.Pickle;
import io.sipwright.scenarios.judge.ScenarioRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which scenarios of a run's tags run: a part of them, or those that failed before.
 *
 * @param shard which part, from 1
 * @param shards how many parts
 * @param places the scenarios by file and line, {@code register.feature:12}; empty for all
 */
public record ScenarioChoice(int shard, int shards, Optional<Set<String>> places) {
    /** All scenarios. */
    public static final ScenarioChoice ALL = new ScenarioChoice(1, 1, Optional.empty());

    public ScenarioChoice {
        if (shard < 1 || shard > shards) {
            throw new IllegalArgumentException("there is no part " + shard + " of " + shards);
        }
        places = places.map(Set::copyOf);
    }

    /** The same, with these scenarios only. */
    public ScenarioChoice only(Set<String> others) {
        return new ScenarioChoice(shard, shards, Optional.of(others));
    }

    /** The chosen ones, in order. Every scenario is in exactly one part; neighbours are in different ones. */
    List<Pickle> of(List<Pickle> scenarios) {
        List<Pickle> wanted = scenarios.stream()
                .filter(s -> places.isEmpty() || places.get().contains(place(s)))
                .toList();
        List<Pickle> chosen = new ArrayList<>();
        for (int i = shard - 1; i < wanted.size(); i += shards) {
            chosen.add(wanted.get(i));
        }
        return chosen;
    }

    /** Why a scenario that is not chosen does not run. */
    String reason() {
        return places.isPresent()
                ? "its scenarios are not among those that are repeated"
                : "its scenarios are in another part of the run (--shard)";
    }

    /** File and line, as reports name them. */
    static String place(Pickle scenario) {
        return ScenarioRecord.source(scenario.getUri(), scenario.getLocation().getLine());
    }
}
