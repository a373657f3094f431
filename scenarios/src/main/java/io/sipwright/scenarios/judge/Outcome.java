package io.sipwright.scenarios.judge;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The verdict of a whole run and the exit code that goes with it. Exit code 2, wrong usage, is the command line's own. */
public enum Outcome {
    /** Nothing failed and something was ruled on. */
    PASS(0),
    /** A requirement failed. */
    FAIL(1),
    /** The harness could not rule: nothing was ruled on, a precondition failed, or the harness itself failed. */
    INCONCLUSIVE(3);

    private final int exitCode;

    Outcome(int exitCode) {
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }

    /** The word used in every report. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The outcome of a run.
     *
     * @param requirements every requirement of the catalogue
     * @param scenarios what ran; an end that no ruling explains counts separately
     * @param lanes a lane that had trouble makes the run inconclusive
     * @param strictness a strict run fails where a known failure passes
     */
    static Outcome of(
            Collection<RequirementOutcome> requirements,
            List<ScenarioRecord> scenarios,
            List<LaneRecord> lanes,
            Strictness strictness) {
        Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
        requirements.stream().filter(r -> !r.knownFailure()).forEach(r -> verdicts.add(r.verdict()));
        scenarios.forEach(s -> verdicts.add(ScenarioEnd.of(s).unexplained()));
        boolean chargedPass =
                strictness == Strictness.STRICT && requirements.stream().anyMatch(RequirementOutcome::unexpectedPass);
        if (verdicts.contains(Verdict.FAIL) || chargedPass) {
            return FAIL;
        }
        boolean broken = verdicts.contains(Verdict.HARNESS_FAULT) || verdicts.contains(Verdict.SETUP_FAILED);
        boolean trouble = lanes.stream().anyMatch(l -> !l.trouble().isEmpty());
        boolean ruled = requirements.stream().anyMatch(Outcome::ruledOn);
        return ruled && !broken && !trouble ? PASS : INCONCLUSIVE;
    }

    private static boolean ruledOn(RequirementOutcome requirement) {
        return requirement.verdict() == Verdict.PASS
                || requirement.verdict() == Verdict.IN_PART
                || requirement.verdict() == Verdict.WARN
                || requirement.verdict() == Verdict.FAIL;
    }
}
