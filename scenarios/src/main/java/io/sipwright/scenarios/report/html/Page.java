package io.sipwright.scenarios.report.html;

import io.sipwright.scenarios.judge.RunRecord;
import io.sipwright.scenarios.judge.Verdict;
import io.sipwright.scenarios.report.TargetSoftware;
import io.sipwright.scenarios.requirement.Requirement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The whole page, without the scenarios' details.
 *
 * @param run the record
 * @param style of the run's verdict
 * @param headline the verdict in a sentence
 * @param counts the verdicts that occur, untested excepted
 * @param causes the causes of failures, worst first
 * @param requirements rows of the verdict table
 * @param untested requirements that were not ruled on, by the reason
 * @param features scenarios by feature
 * @param assets style, script and the policy that lets only them in
 */
record Page(
        RunRecord run,
        VerdictStyle style,
        String headline,
        List<Count> counts,
        List<CauseView> causes,
        List<RequirementView> requirements,
        Map<String, List<Requirement>> untested,
        List<FeatureView> features,
        Assets assets) {

    /** How many requirements have a verdict. */
    record Count(VerdictStyle style, long number) {}

    static Page of(RunRecord run, Anchors anchors, List<FeatureView> features) {
        List<Count> counts = new ArrayList<>();
        for (Map.Entry<Verdict, Long> count : run.counts().entrySet()) {
            if (count.getValue() > 0 && count.getKey() != Verdict.UNTESTED) {
                counts.add(new Count(VerdictStyle.of(count.getKey()), count.getValue()));
            }
        }
        return new Page(
                run,
                VerdictStyle.of(run.verdict()),
                headline(run),
                counts,
                CauseView.of(run, anchors),
                run.outcomes().stream()
                        .filter(o -> o.verdict() != Verdict.UNTESTED)
                        .map(o -> RequirementView.of(o, anchors))
                        .toList(),
                untested(run),
                features,
                Assets.load());
    }

    private static Map<String, List<Requirement>> untested(RunRecord run) {
        Map<String, List<Requirement>> reasons = new LinkedHashMap<>();
        run.outcomes().stream().filter(o -> o.verdict() == Verdict.UNTESTED).forEach(o -> reasons.computeIfAbsent(
                        o.reason(), r -> new ArrayList<>())
                .add(o.requirement()));
        return reasons;
    }

    long untestedCount() {
        return run.outcomes().size() - requirements.size();
    }

    /** What the target calls itself. */
    String software() {
        return TargetSoftware.of(run).orElse("not stated");
    }

    /** Share of the catalogue that was ruled on, 0 to 100. */
    long coverage() {
        return run.outcomes().isEmpty()
                ? 0
                : 100 * run.covered() / run.outcomes().size();
    }

    private static String headline(RunRecord run) {
        return run.interrupted() ? RunRecord.INTERRUPTED + " " + judged(run) : judged(run);
    }

    private static String judged(RunRecord run) {
        long failed = run.newFailures();
        long warned = run.counts().getOrDefault(Verdict.WARN, 0L);
        String warnings =
                warned == 0 ? "" : " " + many(warned, "recommendation is", "recommendations are") + " not met.";
        return switch (run.verdict()) {
            case PASS ->
                "Every requirement that was ruled on is met"
                        + (run.knownFailures() > 0 ? ", but for known failures." : ".") + warnings;
            case FAIL ->
                failed > 0
                        ? many(failed, "requirement does", "requirements do") + " not hold." + warnings
                        : run.chargedPasses().isEmpty()
                                ? "A scenario without a requirement failed."
                                : "A known failure passes, which fails a strict run.";
            case INCONCLUSIVE ->
                run.covered() == 0
                        ? "Nothing was ruled on."
                        : "No requirement failed, but the harness could not rule on all that it tried.";
        };
    }

    private static String many(long n, String one, String several) {
        return n + " " + (n == 1 ? one : several);
    }
}
