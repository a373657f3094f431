package io.sipwright.scenarios.report.html;

import io.sipwright.scenarios.judge.Finding;
import io.sipwright.scenarios.judge.PlacedFinding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One finding and every place where it was made.
 *
 * @param look of its verdict
 * @param finding what was found
 * @param places where, in order
 */
record FindingView(Look look, Finding finding, List<Place> places) {

    /**
     * A scenario in a lane.
     *
     * @param anchor of its entry on the page; empty when it has none
     */
    record Place(String lane, String scenario, String anchor) {}

    /** The same finding in several lanes or scenarios is shown once. */
    static List<FindingView> grouped(List<PlacedFinding> findings, Anchors anchors) {
        Map<Finding, List<Place>> places = new LinkedHashMap<>();
        for (PlacedFinding placed : findings) {
            places.computeIfAbsent(placed.finding(), f -> new ArrayList<>())
                    .add(new Place(placed.lane(), placed.scenario(), anchors.of(placed)));
        }
        return places.entrySet().stream()
                .map(e -> new FindingView(Look.of(e.getKey().verdict()), e.getKey(), e.getValue()))
                .toList();
    }
}
