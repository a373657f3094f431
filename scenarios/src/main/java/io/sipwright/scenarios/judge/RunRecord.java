package io.sipwright.scenarios.judge;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A finished run with its verdict. It contains everything that a report shows.
 *
 * @param target name of the target
 * @param seed the run's seed
 * @param startedAt when it began
 * @param wallSeconds how long it took
 * @param lanes each mode in which the features ran, or should have run
 * @param scenarios in order of lane, then of time
 * @param outcomes one for each requirement of the catalogue
 * @param verdict of the whole
 * @param strictness how it was judged
 * @param messages Cucumber's own messages of all lanes as one stream, each a line of JSON
 * @param interrupted whether a signal ended it: what had not been judged until then is untested
 */
public record RunRecord(
        String target,
        long seed,
        Instant startedAt,
        double wallSeconds,
        List<LaneRecord> lanes,
        List<ScenarioRecord> scenarios,
        List<RequirementOutcome> outcomes,
        Outcome verdict,
        Strictness strictness,
        List<String> messages,
        boolean interrupted) {

    /** What reports say of an interrupted run. */
    public static final String INTERRUPTED = "A signal ended the run; what had not been judged until then is untested.";

    /** Judges a finished run. */
    public static RunRecord judged(
            RunPlan plan,
            double wallSeconds,
            List<LaneRecord> lanes,
            List<ScenarioRecord> scenarios,
            List<String> messages) {
        List<RequirementOutcome> outcomes = new RequirementFold(plan, lanes).outcomes(scenarios);
        return new RunRecord(
                plan.target(),
                plan.seed(),
                plan.startedAt(),
                wallSeconds,
                List.copyOf(lanes),
                List.copyOf(scenarios),
                outcomes,
                Outcome.of(outcomes, scenarios, lanes, plan.strictness()),
                plan.strictness(),
                List.copyOf(messages),
                false);
    }

    /** The same run, as one that a signal ended. */
    public RunRecord asInterrupted() {
        return new RunRecord(
                target, seed, startedAt, wallSeconds, lanes, scenarios, outcomes, verdict, strictness, messages, true);
    }

    /** The exit code of the process. */
    public int exitCode() {
        return verdict.exitCode();
    }

    /** How many requirements have each verdict, all verdicts present; known failures are among {@code fail}. */
    public Map<Verdict, Long> counts() {
        Map<Verdict, Long> counts = new LinkedHashMap<>();
        for (Verdict verdict : Verdict.values()) {
            counts.put(
                    verdict,
                    outcomes.stream().filter(o -> o.verdict() == verdict).count());
        }
        return counts;
    }

    /** The number of known failures. */
    public long knownFailures() {
        return outcomes.stream().filter(RequirementOutcome::knownFailure).count();
    }

    /** The number of requirements that fail and are no known failures. */
    public long newFailures() {
        return counts().getOrDefault(Verdict.FAIL, 0L) - knownFailures();
    }

    /** The number of unexpected passes. */
    public long unexpectedPasses() {
        return outcomes.stream().filter(RequirementOutcome::unexpectedPass).count();
    }

    /** The requirements that fail a strict run because they pass although the target file lists them as known failures. */
    public List<RequirementOutcome> chargedPasses() {
        return strictness == Strictness.STRICT
                ? outcomes.stream().filter(RequirementOutcome::unexpectedPass).toList()
                : List.of();
    }

    /** The number of requirements that were ruled on: all but the untested ones. */
    public long covered() {
        return outcomes.stream().filter(o -> o.verdict() != Verdict.UNTESTED).count();
    }

    /** Whether all failures of a scenario are known. */
    public boolean failsAsKnown(ScenarioRecord scenario) {
        return scenario.failsOnlyAs(
                outcomes.stream().flatMap(o -> o.known().stream()).toList());
    }

    /** Why a scenario is not a pass, in one line: a failure that is not known comes first. */
    public String cause(ScenarioRecord scenario) {
        return scenario.failed().stream()
                .filter(ruling -> !isKnown(ruling))
                .map(ruling -> ruling.finding().cause())
                .findFirst()
                .orElseGet(scenario::cause);
    }

    /** The entry of the target file that covers a failed ruling. */
    public Optional<KnownFailure> knownAs(Ruling ruling) {
        return outcomes.stream()
                .filter(o -> o.requirement().id().equals(ruling.requirement()))
                .findFirst()
                .flatMap(o -> o.knownAs(ruling.finding()));
    }

    private boolean isKnown(Ruling ruling) {
        return knownAs(ruling).isPresent();
    }

    /** The label of a lane, unique within the run. */
    public String label(Lane lane) {
        return lanes.stream()
                .filter(l -> l.lane().equals(lane))
                .map(LaneRecord::label)
                .findFirst()
                .orElseGet(lane::label);
    }
}
