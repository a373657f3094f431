package io.sipwright.scenarios.report.html;

import io.sipwright.scenarios.judge.PlacedFinding;
import io.sipwright.scenarios.judge.RunRecord;
import io.sipwright.scenarios.judge.ScenarioRecord;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Where each scenario is on the page: {@code chromium-jssip-registration-a-browser-registers}. Lane, feature file and name
 * make the anchor, so that it is the same in every run; only scenarios of one name in one file are numbered.
 */
final class Anchors {
    private final Map<List<String>, String> byPlace = new HashMap<>();

    Anchors(RunRecord run) {
        Set<String> taken = new HashSet<>();
        for (ScenarioRecord s : run.scenarios()) {
            String anchor = slug(run.label(s.lane()) + " " + file(s.source()) + " " + s.name());
            String free = anchor;
            for (int n = 2; !taken.add(free); n++) {
                free = anchor + "-" + n;
            }
            byPlace.putIfAbsent(List.of(run.label(s.lane()), s.source(), s.name()), free);
        }
    }

    private static String file(String source) {
        return source.replaceAll("(\\.feature)?(:\\d+)?$", "");
    }

    private static String slug(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    String of(RunRecord run, ScenarioRecord scenario) {
        return byPlace.getOrDefault(List.of(run.label(scenario.lane()), scenario.source(), scenario.name()), "");
    }

    String of(PlacedFinding placed) {
        return byPlace.getOrDefault(List.of(placed.lane(), placed.source(), placed.scenario()), "");
    }
}
