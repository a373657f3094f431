package io.sipwright.scenarios.judge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Folds the rulings of all scenarios into one outcome for each requirement: the worst one wins. Pure. */
final class RequirementFold {
    private final RunPlan plan;
    private final List<LaneRecord> lanes;
    private final Map<Lane, String> labels;
    private final Map<String, KnownFailure> known;

    RequirementFold(RunPlan plan, List<LaneRecord> lanes) {
        this.plan = plan;
        this.lanes = lanes;
        this.labels = lanes.stream().collect(Collectors.toMap(LaneRecord::lane, LaneRecord::label, (a, b) -> a));
        this.known = plan.knownFailures().stream()
                .collect(Collectors.toMap(KnownFailure::requirement, Function.identity(), (a, b) -> a));
    }

    /** One outcome for each entry of the catalogue, in its order; then those that were ruled on but are not in it. */
    List<RequirementOutcome> outcomes(List<ScenarioRecord> scenarios) {
        Map<String, List<PlacedFinding>> found = new LinkedHashMap<>();
        Map<String, Rule> rules = new LinkedHashMap<>();
        plan.catalogue().forEach(rule -> rules.put(rule.id(), rule));
        for (ScenarioRecord scenario : scenarios) {
            for (Ruling ruling : rulings(scenario)) {
                rules.computeIfAbsent(ruling.requirement(), id -> new Rule(id, "", ruling.level(), ""));
                found.computeIfAbsent(ruling.requirement(), id -> new ArrayList<>())
                        .add(placed(scenario, ruling.finding()));
            }
        }
        return rules.values().stream()
                .map(rule -> outcome(rule, found.getOrDefault(rule.id(), List.of())))
                .toList();
    }

    private List<Ruling> rulings(ScenarioRecord scenario) {
        List<Ruling> all = new ArrayList<>(scenario.rulings());
        boolean stoppedByKnown = scenario.rulings().stream()
                .anyMatch(r -> r.finding().verdict() == Verdict.FAIL && known.containsKey(r.requirement()));
        for (Ruling ruling : ScenarioEnd.of(scenario).unruled()) {
            all.add(stoppedByKnown ? afterKnownFailure(ruling) : ruling);
        }
        return all;
    }

    private static Ruling afterKnownFailure(Ruling ruling) {
        Finding finding = ruling.finding();
        return new Ruling(
                ruling.requirement(),
                ruling.level(),
                new Finding(Verdict.UNTESTED, "", "", "", finding.cause() + " (a known failure)"));
    }

    private PlacedFinding placed(ScenarioRecord scenario, Finding finding) {
        String lane = labels.getOrDefault(scenario.lane(), scenario.lane().label());
        return new PlacedFinding(lane, scenario.name(), scenario.source(), finding);
    }

    private RequirementOutcome outcome(Rule rule, List<PlacedFinding> found) {
        List<PlacedFinding> worstFirst = found.stream()
                .sorted(Comparator.comparing(p -> p.finding().verdict()))
                .toList();
        Map<String, Verdict> byLane = new LinkedHashMap<>();
        lanes.forEach(lane -> byLane.put(lane.label(), Verdict.UNTESTED));
        found.forEach(p -> byLane.merge(p.lane(), p.finding().verdict(), RequirementFold::worse));
        Verdict verdict = worstFirst.isEmpty()
                ? Verdict.UNTESTED
                : worstFirst.get(0).finding().verdict();
        String reason = verdict == Verdict.UNTESTED ? reason(rule, worstFirst) : "";
        return new RequirementOutcome(
                rule, verdict, byLane, worstFirst, Optional.ofNullable(known.get(rule.id())), reason);
    }

    private String reason(Rule rule, List<PlacedFinding> found) {
        return found.isEmpty()
                ? plan.untested().getOrDefault(rule.id(), "no scenario of this run rules on it")
                : found.get(0).finding().cause();
    }

    private static Verdict worse(Verdict a, Verdict b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
