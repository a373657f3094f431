package io.sipwright.scenarios.report.html;

import io.sipwright.scenarios.judge.RunRecord;
import io.sipwright.scenarios.judge.ScenarioRecord;
import io.sipwright.scenarios.judge.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A feature with its scenarios.
 *
 * @param name of the feature
 * @param scenarios in order
 */
record FeatureView(String name, List<Group> scenarios) {

    /** A scenario with its entry in each lane. */
    record Group(String name, String source, List<String> claims, List<Entry> entries) {}

    /**
     * A scenario in a lane.
     *
     * @param anchor its place on the page
     * @param lane label of the lane
     * @param verdict its verdict
     * @param style of it
     * @param seconds how long it took, as text
     * @param cause why it is not a pass; else empty
     * @param packed its details: HTML, gzip, base64
     */
    record Entry(
            String anchor,
            String lane,
            Verdict verdict,
            VerdictStyle style,
            String seconds,
            String cause,
            String packed) {
        /** The text that the filter searches. */
        String searchable(Group group, FeatureView feature) {
            return String.join(" ", feature.name, group.name, String.join(" ", group.claims), lane, cause)
                    .toLowerCase(Locale.ROOT);
        }
    }

    static List<FeatureView> of(RunRecord run, Anchors anchors, Map<ScenarioRecord, String> packed) {
        Map<String, Map<String, Group>> features = new LinkedHashMap<>();
        for (ScenarioRecord s : run.scenarios()) {
            features.computeIfAbsent(s.feature(), f -> new LinkedHashMap<>())
                    .computeIfAbsent(
                            s.source() + s.name(), k -> new Group(s.name(), s.source(), s.claims(), new ArrayList<>()))
                    .entries
                    .add(new Entry(
                            anchors.of(run, s),
                            run.label(s.lane()),
                            s.verdict(),
                            run.failsAsKnown(s) ? VerdictStyle.KNOWN_FAIL : VerdictStyle.of(s.verdict()),
                            Numbers.seconds(s.seconds()),
                            run.cause(s),
                            packed.getOrDefault(s, "")));
        }
        return features.entrySet().stream()
                .map(e -> new FeatureView(e.getKey(), List.copyOf(e.getValue().values())))
                .toList();
    }
}
