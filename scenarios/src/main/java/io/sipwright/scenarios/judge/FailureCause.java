package io.sipwright.scenarios.judge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One cause and all requirements that it affects: what a reader wants to see first.
 *
 * @param verdict of all its requirements
 * @param cause in one line
 * @param remedy the setting to change; empty where none is known
 * @param known whether the target file lists it as a known failure
 * @param requirements that it breaks, with their findings; at least one
 */
public record FailureCause(
        Verdict verdict, String cause, String remedy, boolean known, List<RequirementOutcome> requirements) {
    private static final Set<Verdict> SHOWN =
            EnumSet.of(Verdict.FAIL, Verdict.HARNESS_FAULT, Verdict.SETUP_FAILED, Verdict.WARN);

    private record Key(Verdict verdict, String cause, String remedy, String note) {}

    public FailureCause {
        requirements = List.copyOf(requirements);
    }

    /** The causes of what failed, or could not be ruled on for lack of a precondition: the worst first, known ones last. */
    public static List<FailureCause> of(RunRecord run) {
        Map<Key, List<RequirementOutcome>> causes = new LinkedHashMap<>();
        run.outcomes().stream()
                .filter(o -> SHOWN.contains(o.verdict()))
                .sorted(Comparator.comparing(RequirementOutcome::knownFailure)
                        .thenComparing(RequirementOutcome::verdict))
                .forEach(o ->
                        causes.computeIfAbsent(key(o), k -> new ArrayList<>()).add(o));
        List<FailureCause> all = new ArrayList<>();
        causes.forEach((key, outcomes) -> all.add(new FailureCause(
                key.verdict(), key.cause(), key.remedy(), outcomes.get(0).knownFailure(), outcomes)));
        return List.copyOf(all);
    }

    private static Key key(RequirementOutcome outcome) {
        String note = outcome.knownFailure()
                ? outcome.note().map(KnownFailure::reason).orElse("")
                : "";
        String remedy = outcome.decisive().map(d -> d.finding().remedy()).orElse("");
        return new Key(outcome.verdict(), outcome.cause(), remedy, note);
    }
}
