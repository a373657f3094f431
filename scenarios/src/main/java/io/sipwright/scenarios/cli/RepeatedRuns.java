package io.sipwright.scenarios.cli;

import io.sipwright.scenarios.judge.RunRecord;
import io.sipwright.scenarios.judge.ScenarioRecord;
import io.sipwright.scenarios.judge.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares the runs of one order: a scenario that does not have the same verdict in each of them is flaky. */
final class RepeatedRuns {
    private final Map<Place, Verdict> first = new LinkedHashMap<>();
    private int runs;

    private record Place(String lane, String source, String name) {
        @Override
        public String toString() {
            return lane + ", " + name + " (" + source + ")";
        }
    }

    /** Adds a run; the result has one line for each scenario that has another verdict than in the first run. */
    List<String> add(RunRecord run) {
        runs++;
        Map<Place, Verdict> verdicts = new LinkedHashMap<>();
        for (ScenarioRecord s : run.scenarios()) {
            verdicts.put(new Place(run.label(s.lane()), s.source(), s.name()), s.verdict());
        }
        if (runs == 1) {
            first.putAll(verdicts);
        }
        List<String> changes = new ArrayList<>();
        first.forEach((place, verdict) -> {
            Verdict now = verdicts.getOrDefault(place, Verdict.UNTESTED);
            if (now != verdict) {
                changes.add("flaky: " + place + ": " + verdict.word() + " in run 1, " + now.word() + " in run " + runs);
            }
        });
        return changes;
    }
}
