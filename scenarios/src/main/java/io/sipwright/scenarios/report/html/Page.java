package io.sipwright.scenarios.report.html;

import io.sipwright.scenarios.judge.RunRecord;
import io.sipwright.scenarios.judge.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The whole page, without the scenarios' details.
 *
 * @param run the record
 * @param look of the run's verdict
 * @param headline the verdict in a sentence
 * @param counts the verdicts that occur
 * @param causes the causes of failures, worst first
 * @param requirements rows of the verdict table
 * @param features scenarios by feature
 * @param assets style, script and the policy that lets only them in
 */
record Page(
        RunRecord run,
        Look look,
        String headline,
        List<Count> counts,
        List<CauseView> causes,
        List<RequirementView> requirements,
        List<FeatureView> features,
        Assets assets) {

    /** How many requirements have a verdict. */
    record Count(Look look, long number) {
        /** Untested requirements are hidden by default. */
        boolean shown() {
            return !look.word().equals(Verdict.UNTESTED.word());
        }
    }

    static Page of(RunRecord run, Anchors anchors, List<FeatureView> features) {
        List<Count> counts = new ArrayList<>();
        for (Map.Entry<Verdict, Long> count : run.counts().entrySet()) {
            if (count.getValue() > 0) {
                counts.add(new Count(Look.of(count.getKey()), count.getValue()));
            }
        }
        return new Page(
                run,
                Look.of(run.verdict()),
                headline(run),
                counts,
                CauseView.of(run, anchors),
                run.outcomes().stream().map(o -> RequirementView.of(o, anchors)).toList(),
                features,
                Assets.load());
    }

    /** Share of the catalogue that was ruled on, 0 to 100. */
    long coverage() {
        return run.outcomes().isEmpty()
                ? 0
                : 100 * run.covered() / run.outcomes().size();
    }

    private static String headline(RunRecord run) {
        long failed = run.counts().getOrDefault(Verdict.FAIL, 0L) - run.knownFailures();
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
                        : "A scenario without a requirement failed.";
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
