package io.sipwright.scenarios.run;

import io.sipwright.scenarios.judge.Finding;
import io.sipwright.scenarios.judge.PlacedFinding;
import io.sipwright.scenarios.judge.RequirementOutcome;
import io.sipwright.scenarios.judge.RunRecord;
import io.sipwright.scenarios.judge.Verdict;
import io.sipwright.scenarios.mutant.Mutant;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The result of one mutant.
 *
 * @param mutant the fault
 * @param records the runs against it, each of some of its scenarios; empty if it could not run
 * @param trouble why it could not run; else empty
 * @param tampered how many messages, frames and packets its tampering changed
 * @param took how long
 */
public record MutantResult(Mutant mutant, List<RunRecord> records, String trouble, long tampered, Duration took) {
    public MutantResult {
        records = List.copyOf(records);
    }

    /** The verdict on the requirement that owns the fault: the worst of all runs. */
    public Verdict verdict() {
        return owner().map(RequirementOutcome::verdict)
                .min(Comparator.naturalOrder())
                .orElse(Verdict.HARNESS_FAULT);
    }

    /** Whether every run against it came to its end. */
    public boolean ran() {
        return !records.isEmpty() && trouble.isEmpty();
    }

    /** Whether its tampering changed anything; what never happened shows nothing. A woven fault always counts. */
    public boolean applied() {
        return !mutant.isTampered() || tampered > 0;
    }

    /** Whether its owner failed. */
    public boolean killed() {
        return verdict() == Verdict.FAIL;
    }

    /** Whether a failing finding of the owner contains every word of the mutant's cause. */
    public boolean causeNamed() {
        return failures().anyMatch(text -> mutant.cause().stream().allMatch(text::contains));
    }

    /** The causes of the owner's failures, each with what was found. */
    public List<String> causes() {
        return failures().distinct().toList();
    }

    private Stream<String> failures() {
        return owner().flatMap(o -> o.findings().stream())
                .map(PlacedFinding::finding)
                .filter(Finding::failed)
                .map(f -> f.cause() + " | " + f.actual());
    }

    /** Other requirements that failed. */
    public Set<String> alsoRed() {
        return records.stream()
                .flatMap(r -> r.outcomes().stream())
                .filter(o -> o.verdict() == Verdict.FAIL)
                .map(o -> o.requirement().id())
                .filter(id -> !id.equals(mutant.requirement()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Requirements that failed although the mutant does not name them. */
    public Set<String> unexpectedlyRed() {
        Set<String> red = new TreeSet<>(alsoRed());
        red.removeAll(mutant.mayAlsoBreak());
        return red;
    }

    /** Whether everything is as the mutant's entry says: killed with its cause and no other red, surviving, or all green. */
    public boolean asExpected() {
        if (mutant.harmless()) {
            return applied()
                    && Set.of(Verdict.PASS, Verdict.IN_PART).contains(verdict())
                    && alsoRed().isEmpty();
        }
        return mutant.survives().isPresent()
                ? !killed() && ran()
                : ran() && killed() && causeNamed() && unexpectedlyRed().isEmpty();
    }

    private Stream<RequirementOutcome> owner() {
        return records.stream()
                .flatMap(r -> r.outcomes().stream())
                .filter(o -> o.requirement().id().equals(mutant.requirement()));
    }
}
