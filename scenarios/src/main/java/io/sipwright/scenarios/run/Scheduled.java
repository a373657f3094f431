package io.sipwright.scenarios.run;

import io.cucumber.core.gherkin.Pickle;
import io.sipwright.scenarios.judge.Lane;
import java.util.ArrayList;
import java.util.List;

/**
 * A scenario that runs in a lane.
 *
 * @param lane the mode
 * @param scenario one that the run's tags, choice and scope admit
 */
record Scheduled(Lane lane, Pickle scenario) {
    /**
     * Each scenario of a run in each of its lanes, the wire lane first.
     *
     * @param chosen the features with the chosen scenarios only
     */
    static List<Scheduled> of(RunOrder order, String pstn, FeatureSet chosen) {
        List<Scheduled> all = new ArrayList<>();
        chosen.index().all().stream()
                .filter(s -> chosen.isWire(s) && order.scope().admits(s))
                .forEach(s -> all.add(new Scheduled(WireRunner.lane(pstn), s)));
        for (PlannedLane planned : PlannedLane.of(order, pstn)) {
            chosen.index().admitted(planned.tags()).stream()
                    .filter(s -> !chosen.isWire(s) && order.scope().admits(s))
                    .forEach(s -> all.add(new Scheduled(planned.lane(), s)));
        }
        return List.copyOf(all);
    }
}
