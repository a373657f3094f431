package io.sipwright.scenarios.run;

import io.cucumber.core.gherkin.Pickle;
import io.sipwright.scenarios.judge.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run would do. Nothing is started to find out.
 *
 * @param planned the scenarios, each in each of its lanes
 * @param leftOut the scenarios of the run's tags that would not run
 */
public record RunPreview(List<Planned> planned, List<LeftOut> leftOut) {
    public RunPreview {
        planned = List.copyOf(planned);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * A scenario in a lane.
     *
     * @param place file and line
     * @param requirements on which it rules; none in a scenario without a ruling
     */
    public record Planned(String lane, String place, String name, List<String> requirements) {}

    /**
     * A scenario that would not run.
     *
     * @param reason why, with the option that brings it
     */
    public record LeftOut(String place, String name, List<String> requirements, String reason) {}

    /** @param pstn name of the gateway */
    public static RunPreview of(RunOrder order, String pstn) {
        return of(order, pstn, FeatureSet.of(order.features()));
    }

    static RunPreview of(RunOrder order, String pstn, FeatureSet features) {
        FeatureSet chosen = features.chosen(order.choice(), order.tags());
        List<Planned> planned = new ArrayList<>();
        for (Pickle scenario : chosen.index().all()) {
            if (chosen.isWire(scenario) && order.scope().admits(scenario)) {
                planned.add(planned(WireRunner.lane(pstn), scenario));
            }
        }
        for (PlannedLane lane : PlannedLane.of(order, pstn)) {
            chosen.index().admitted(lane.tags()).stream()
                    .filter(scenario -> !chosen.isWire(scenario))
                    .forEach(scenario -> planned.add(planned(lane.lane(), scenario)));
        }
        List<LeftOut> leftOut = new ArrayList<>();
        for (Pickle scenario : features.index().admitted(order.tags())) {
            reason(order, features, chosen, scenario)
                    .ifPresent(why -> leftOut.add(new LeftOut(
                            ScenarioChoice.place(scenario), scenario.getName(), ScenarioIndex.claims(scenario), why)));
        }
        return new RunPreview(planned, leftOut);
    }

    private static Planned planned(Lane lane, Pickle scenario) {
        return new Planned(
                lane.label(), ScenarioChoice.place(scenario), scenario.getName(), ScenarioIndex.claims(scenario));
    }

    private static Optional<String> reason(RunOrder order, FeatureSet all, FeatureSet chosen, Pickle scenario) {
        Optional<String> scope = all.isWire(scenario) ? order.scope().leftOut(scenario) : Optional.empty();
        boolean isChosen = chosen.index().all().stream().anyMatch(s -> s == scenario);
        return scope.isPresent() || isChosen
                ? scope
                : Optional.of(order.choice().reason());
    }
}
