package io.sipwright.scenarios.judge;

import io.sipwright.scenarios.requirement.BackToBack;
import io.sipwright.scenarios.requirement.Level;
import io.sipwright.scenarios.requirement.Requirement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Folds the rulings of all scenarios into one outcome for each requirement: the worst one wins. Pure. */
final class RequirementFold {
    private final RunPlan plan;
    private final List<LaneRecord> lanes;
    private final Map<Lane, String> labels;
    private final Map<String, List<KnownFailure>> known;

    RequirementFold(RunPlan plan, List<LaneRecord> lanes) {
        this.plan = plan;
        this.lanes = lanes;
        this.labels = lanes.stream().collect(Collectors.toMap(LaneRecord::lane, LaneRecord::label, (a, b) -> a));
        this.known = plan.knownFailures().stream().collect(Collectors.groupingBy(KnownFailure::requirement));
    }

    /** One outcome for each entry of the catalogue, in its order; then those that were ruled on but are not in it. */
    List<RequirementOutcome> outcomes(List<ScenarioRecord> scenarios) {
        Map<String, List<PlacedFinding>> found = new LinkedHashMap<>();
        Map<String, Requirement> requirements = new LinkedHashMap<>();
        plan.catalogue().forEach(one -> requirements.put(one.id(), one));
        for (ScenarioRecord scenario : scenarios) {
            for (Ruling ruling : rulings(scenario)) {
                requirements.computeIfAbsent(
                        ruling.requirement(), id -> Requirement.of(id, "", Level.of(ruling.level()), ""));
                found.computeIfAbsent(ruling.requirement(), id -> new ArrayList<>())
                        .add(placed(scenario, ruling.finding()));
            }
        }
        return requirements.values().stream()
                .map(one -> outcome(one, found.getOrDefault(one.id(), List.of())))
                .toList();
    }

    private List<Ruling> rulings(ScenarioRecord scenario) {
        List<Ruling> all = new ArrayList<>(scenario.rulings());
        boolean stoppedByKnown = scenario.rulings().stream().anyMatch(r -> isKnown(r.requirement(), r.finding()));
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

    private boolean isKnown(String id, Finding finding) {
        return known.getOrDefault(id, List.of()).stream().anyMatch(k -> k.covers(finding));
    }

    private RequirementOutcome outcome(Requirement requirement, List<PlacedFinding> found) {
        List<PlacedFinding> worstFirst = found.stream()
                .sorted(Comparator.comparing((PlacedFinding p) -> !isForProxies(p.finding(), found))
                        .thenComparing(p -> p.finding().verdict())
                        .thenComparing(p -> isKnown(requirement.id(), p.finding())))
                .toList();
        Map<String, Verdict> byLane = new LinkedHashMap<>();
        lanes.forEach(lane -> byLane.put(lane.label(), Verdict.UNTESTED));
        found.forEach(p -> byLane.merge(p.lane(), p.finding().verdict(), RequirementFold::worse));
        Verdict worst = worstFirst.isEmpty()
                ? Verdict.UNTESTED
                : worstFirst.get(0).finding().verdict();
        List<String> missing = missing(requirement, found);
        Verdict verdict = worst == Verdict.PASS && !missing.isEmpty() ? Verdict.IN_PART : worst;
        return new RequirementOutcome(
                requirement,
                verdict,
                byLane,
                worstFirst,
                known.getOrDefault(requirement.id(), List.of()),
                missing,
                reason(requirement, verdict, worstFirst, missing));
    }

    /** Where one sentence of a requirement is for proxies only, the target has not met it by meeting others. */
    private static boolean isForProxies(Finding finding, List<PlacedFinding> found) {
        return finding.verdict() == Verdict.NOT_APPLICABLE
                && finding.actual().startsWith(BackToBack.REASON)
                && found.stream().allMatch(p -> p.finding().verdict().compareTo(Verdict.PASS) >= 0);
    }

    private static List<String> missing(Requirement requirement, List<PlacedFinding> found) {
        Set<String> covered =
                found.stream().flatMap(p -> p.finding().covered().stream()).collect(Collectors.toSet());
        return requirement.aspects().stream().filter(a -> !covered.contains(a)).toList();
    }

    private String reason(Requirement requirement, Verdict verdict, List<PlacedFinding> found, List<String> missing) {
        return switch (verdict) {
            case IN_PART -> "not seen: " + String.join("; ", missing);
            case UNTESTED ->
                found.isEmpty()
                        ? plan.untested().getOrDefault(requirement.id(), "no scenario of this run rules on it")
                        : found.get(0).finding().cause();
            default -> "";
        };
    }

    private static Verdict worse(Verdict a, Verdict b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
