package io.sipwright.scenarios.run;

import io.cucumber.core.gherkin.Pickle;
import io.sipwright.scenarios.target.Target;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
     * @param missing what the target lacks for it, so that it would be unsupported; empty if nothing
     */
    public record Planned(
            String lane, String place, String name, List<String> requirements, Optional<String> missing) {}

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

    private static RunPreview of(RunOrder order, String pstn, FeatureSet features) {
        FeatureSet chosen = features.chosen(order.choice(), order.tags());
        List<Planned> planned = Scheduled.of(order, pstn, chosen).stream()
                .map(s -> planned(s, order.target()))
                .toList();
        Set<Pickle> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        kept.addAll(chosen.index().all());
        List<LeftOut> leftOut = new ArrayList<>();
        for (Pickle scenario : features.index().admitted(order.tags())) {
            reason(order, scenario, kept)
                    .ifPresent(why -> leftOut.add(new LeftOut(
                            ScenarioChoice.place(scenario), scenario.getName(), ScenarioIndex.claims(scenario), why)));
        }
        return new RunPreview(planned, leftOut);
    }

    private static Planned planned(Scheduled scheduled, Target target) {
        Pickle scenario = scheduled.scenario();
        return new Planned(
                scheduled.lane().label(),
                ScenarioChoice.place(scenario),
                scenario.getName(),
                ScenarioIndex.claims(scenario),
                Prerequisites.missing(scenario, target));
    }

    private static Optional<String> reason(RunOrder order, Pickle scenario, Set<Pickle> kept) {
        Optional<String> scope = order.scope().leftOut(scenario);
        return scope.isPresent() || kept.contains(scenario)
                ? scope
                : Optional.of(order.choice().reason());
    }
}
