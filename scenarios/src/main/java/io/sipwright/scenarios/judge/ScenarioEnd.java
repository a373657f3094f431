package io.sipwright.scenarios.judge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the end of a scenario means beyond its rulings. A step that fails without a ruling to explain it breaks no
 * requirement: an {@link AssertionError} of a named expectation means that a precondition failed
 * ({@code setup-failed}), anything else is a {@code harness-fault}. In a scenario without a requirement a failed
 * expectation is a failure. None of these passes.
 *
 * @param unexplained how it ended if no ruling explains it; else a pass
 * @param verdict the worst of rulings and end
 * @param cause in one line; empty for a pass
 * @param unruled a ruling for each claimed requirement that the scenario did not rule on
 */
record ScenarioEnd(Verdict unexplained, Verdict verdict, String cause, List<Ruling> unruled) {

    static ScenarioEnd of(ScenarioRecord scenario) {
        Finding own = endOf(scenario);
        boolean explained = own.verdict() != Verdict.HARNESS_FAULT;
        Optional<Ruling> blocker = scenario.rulings().stream()
                .filter(r -> explained && stops(r.finding().verdict()))
                .min(Comparator.comparing(r -> r.finding().verdict()));
        List<Ruling> unruled =
                unruled(scenario, blocker.map(ScenarioEnd::notReached).orElse(own));
        List<Finding> all = new ArrayList<>();
        scenario.rulings().forEach(r -> all.add(r.finding()));
        unruled.forEach(r -> all.add(r.finding()));
        all.add(blocker.map(Ruling::finding).orElse(own));
        Finding worst = all.stream().min(Comparator.comparing(Finding::verdict)).orElse(own);
        Verdict unexplained = blocker.isPresent() ? Verdict.PASS : own.verdict();
        String cause = worst.verdict() == Verdict.PASS ? "" : causeOf(worst);
        return new ScenarioEnd(unexplained, worst.verdict(), cause, unruled);
    }

    private static boolean stops(Verdict verdict) {
        return verdict == Verdict.FAIL || verdict == Verdict.HARNESS_FAULT || verdict == Verdict.SETUP_FAILED;
    }

    private static Finding notReached(Ruling blocker) {
        String why = "not reached: " + blocker.requirement() + " was "
                + blocker.finding().verdict().word() + " before";
        return new Finding(Verdict.SETUP_FAILED, "", why, "", why);
    }

    private static Finding endOf(ScenarioRecord scenario) {
        Optional<StepRecord> bad = scenario.steps().stream()
                .filter(s -> s.status() == StepRecord.Status.FAILED || s.status() == StepRecord.Status.BROKEN)
                .max(Comparator.comparing(StepRecord::status));
        if (bad.isPresent()) {
            return badEnd(bad.get(), scenario.claims().isEmpty());
        }
        Optional<StepRecord> skipped = scenario.steps().stream()
                .filter(s -> s.status() == StepRecord.Status.SKIPPED)
                .findFirst();
        if (skipped.isPresent()) {
            return untested(
                    skipped.get().error().isEmpty()
                            ? "the scenario was skipped"
                            : skipped.get().error());
        }
        return scenario.rulings().isEmpty() && !scenario.claims().isEmpty()
                ? untested("the scenario ended without a ruling")
                : new Finding(Verdict.PASS, "", "", "", "");
    }

    private static Finding badEnd(StepRecord step, boolean claimsNothing) {
        Verdict verdict = step.status() == StepRecord.Status.BROKEN
                ? Verdict.HARNESS_FAULT
                : claimsNothing ? Verdict.FAIL : Verdict.SETUP_FAILED;
        String cause = firstLine(step.error());
        return new Finding(verdict, "", cause, "step: " + step.sentence(), cause);
    }

    private static Finding untested(String why) {
        return new Finding(Verdict.UNTESTED, "", "", "", why);
    }

    private static List<Ruling> unruled(ScenarioRecord scenario, Finding end) {
        var ruled = scenario.rulings().stream().map(Ruling::requirement).collect(Collectors.toSet());
        Finding finding = end.verdict() == Verdict.PASS ? untested("the scenario passed without ruling on it") : end;
        return scenario.claims().stream()
                .filter(id -> !ruled.contains(id))
                .map(id -> new Ruling(id, "", finding))
                .toList();
    }

    private static String causeOf(Finding finding) {
        return finding.cause().isEmpty() ? finding.actual() : finding.cause();
    }

    private static String firstLine(String text) {
        return text.lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty())
                .findFirst()
                .orElse("no message");
    }
}
