package io.sipwright.scenarios.report.html;

import io.sipwright.scenarios.judge.PlacedFinding;
import io.sipwright.scenarios.judge.RunRecord;
import io.sipwright.scenarios.judge.ScenarioRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where each scenario is on the page: {@code s1}, {@code s2}, … in order of the run. */
final class Anchors {
    private final Map<List<String>, String> byPlace = new HashMap<>();

    Anchors(RunRecord run) {
        for (ScenarioRecord s : run.scenarios()) {
            byPlace.putIfAbsent(List.of(run.label(s.lane()), s.source(), s.name()), "s" + (byPlace.size() + 1));
        }
    }

    String of(RunRecord run, ScenarioRecord scenario) {
        return byPlace.getOrDefault(List.of(run.label(scenario.lane()), scenario.source(), scenario.name()), "");
    }

    String of(PlacedFinding placed) {
        return byPlace.getOrDefault(List.of(placed.lane(), placed.source(), placed.scenario()), "");
    }
}
