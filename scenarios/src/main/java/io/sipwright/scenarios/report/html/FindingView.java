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
 * @param style of its verdict
 * @param finding what was found
 * @param places where, in order
 */
record FindingView(VerdictStyle style, Finding finding, List<Place> places) {

    /** A scenario and the lanes in which it found this. */
    record Place(String scenario, List<InLane> lanes) {}

    /**
     * A lane.
     *
     * @param anchor of the scenario's entry on the page; empty when it has none
     */
    record InLane(String label, String anchor) {}

    /** Groups equal findings of several lanes or scenarios. */
    static List<FindingView> grouped(List<PlacedFinding> findings, Anchors anchors) {
        Map<Finding, Map<String, Place>> places = new LinkedHashMap<>();
        for (PlacedFinding placed : findings) {
            places.computeIfAbsent(placed.finding(), f -> new LinkedHashMap<>())
                    .computeIfAbsent(
                            placed.source() + placed.scenario(), s -> new Place(placed.scenario(), new ArrayList<>()))
                    .lanes
                    .add(new InLane(placed.lane(), anchors.of(placed)));
        }
        return places.entrySet().stream()
                .map(e -> new FindingView(
                        VerdictStyle.of(e.getKey().verdict()),
                        e.getKey(),
                        List.copyOf(e.getValue().values())))
                .toList();
    }
}
