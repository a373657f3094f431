package io.sipwright.scenarios.run;

import io.sipwright.scenarios.judge.Lane;
import io.sipwright.scenarios.target.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The scenarios of a run by the kind of lane.
 *
 * @param wire the wire lane
 * @param wireLane its mode
 * @param quick its scenarios without long waits
 * @param waiting those with long waits; they run beside all others
 * @param phones the lanes of phones that have scenarios
 * @param phoneAddresses the scenarios of phones
 * @param untested why requirements stay untested, by id
 * @param scheduled every scenario in each of its lanes
 * @param lacking those of them that do not run, because the target lacks what they need
 */
record RunScenarios(
        WireRunner wire,
        Lane wireLane,
        List<String> quick,
        List<String> waiting,
        List<PlannedLane> phones,
        List<String> phoneAddresses,
        Map<String, String> untested,
        List<Scheduled> scheduled,
        List<Lacking> lacking) {
    /**
     * A scenario that does not run.
     *
     * @param why what its target lacks
     */
    record Lacking(Scheduled scenario, String why) {}

    static RunScenarios of(RunOrder order, String pstn) {
        return of(order, pstn, FeatureSet.of(order.features()));
    }

    /** @param features those of the order, read before */
    static RunScenarios of(RunOrder order, String pstn, FeatureSet features) {
        FeatureSet chosen = features.chosen(order.choice(), order.tags());
        FeatureSet able =
                chosen.only(s -> Prerequisites.missing(s, order.target()).isEmpty());
        WireRunner wire = new WireRunner(order.tags(), order.scope());
        List<Scheduled> scheduled = Scheduled.of(order, pstn, chosen);
        Set<Lane> used =
                Scheduled.of(order, pstn, able).stream().map(Scheduled::lane).collect(Collectors.toSet());
        List<PlannedLane> phones = PlannedLane.of(order, pstn).stream()
                .filter(planned -> used.contains(planned.lane()))
                .toList();
        return new RunScenarios(
                wire,
                WireRunner.lane(pstn),
                wire.addresses(able, false),
                wire.addresses(able, true),
                phones,
                able.index().addresses(s -> !able.isWire(s) && order.scope().admits(s)),
                untested(wire, features, order),
                scheduled,
                lacking(scheduled, order.target()));
    }

    private static List<Lacking> lacking(List<Scheduled> scheduled, Target target) {
        return scheduled.stream()
                .flatMap(s -> Prerequisites.missing(s.scenario(), target).map(why -> new Lacking(s, why)).stream())
                .toList();
    }

    /** Why requirements are not ruled on: first scenarios that are not chosen, then those that run only on request. */
    private static Map<String, String> untested(WireRunner wire, FeatureSet features, RunOrder order) {
        Map<String, String> reasons = new LinkedHashMap<>();
        if (!order.choice().equals(ScenarioChoice.ALL)) {
            features.index().admitted(order.tags()).forEach(s -> ScenarioIndex.claims(s)
                    .forEach(id -> reasons.put(id, order.choice().reason())));
        }
        reasons.putAll(wire.untested(features.index()));
        return reasons;
    }

    /** The wire scenarios, and each scenario of phones by itself: parts that may run at the same time. */
    List<RunScenarios> parts(FeatureSet features) {
        List<RunScenarios> parts = new ArrayList<>();
        for (PlannedLane lane : phones) {
            for (Scheduled one : in(lane.lane())) {
                List<String> address = features.index().addresses(s -> s == one.scenario());
                parts.add(new RunScenarios(
                        wire,
                        wireLane,
                        List.of(),
                        List.of(),
                        List.of(lane),
                        address,
                        Map.of(),
                        List.of(one),
                        List.of()));
            }
        }
        if (hasWire() || parts.isEmpty()) {
            parts.add(new RunScenarios(
                    wire, wireLane, quick, waiting, List.of(), List.of(), untested, in(wireLane), lacking));
        }
        return parts;
    }

    private List<Scheduled> in(Lane lane) {
        return scheduled.stream().filter(s -> s.lane().equals(lane)).toList();
    }

    /** Whether phones take part. */
    boolean hasPhones() {
        return !phones.isEmpty();
    }

    boolean hasWire() {
        return !quick.isEmpty() || !waiting.isEmpty();
    }
}
