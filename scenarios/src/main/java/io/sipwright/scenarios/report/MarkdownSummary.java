package io.sipwright.scenarios.report;

import io.sipwright.scenarios.judge.FailureCause;
import io.sipwright.scenarios.judge.LaneRecord;
import io.sipwright.scenarios.judge.RequirementOutcome;
import io.sipwright.scenarios.judge.RunRecord;
import io.sipwright.scenarios.judge.ScenarioRecord;
import io.sipwright.scenarios.judge.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * {@code summary.md}: the verdict and the causes of failures for a pull request or a job's summary. It stays below
 * GitHub's 65,536 characters for a comment.
 */
final class MarkdownSummary {
    private static final int MOST_ROWS = 40;
    private static final int LONGEST_CELL = 300;

    private final RunRecord run;
    private final StringBuilder out = new StringBuilder();

    private MarkdownSummary(RunRecord run) {
        this.run = run;
    }

    static String of(RunRecord run) {
        return new MarkdownSummary(run).text();
    }

    private String text() {
        line("### %s %s: %s", icon(), cell(run.target()), run.verdict().word());
        line("");
        if (run.interrupted()) {
            line("**%s**", RunRecord.INTERRUPTED);
            line("");
        }
        line("%s of %d requirements", counts(), run.outcomes().size());
        line("");
        List<FailureCause> causes = FailureCause.of(run);
        table("", causes.stream().filter(c -> !c.known()).toList());
        troubles();
        run.chargedPasses().forEach(o -> line("- %s", cell(o.unexpectedPassText())));
        table("Known failures", causes.stream().filter(FailureCause::known).toList());
        lanes();
        return out.toString();
    }

    private String icon() {
        return switch (run.verdict()) {
            case PASS -> "✅";
            case FAIL -> "❌";
            case INCONCLUSIVE -> "⚠️";
        };
    }

    private String counts() {
        return run.counts().entrySet().stream()
                .filter(e -> e.getValue() > 0)
                .map(e -> "**" + e.getValue() + " " + e.getKey().word() + "**"
                        + (e.getKey() == Verdict.FAIL && run.knownFailures() > 0
                                ? " (" + run.knownFailures() + " known)"
                                : ""))
                .collect(Collectors.joining(" · "));
    }

    private void table(String title, List<FailureCause> causes) {
        if (causes.isEmpty()) {
            return;
        }
        if (!title.isEmpty()) {
            line("**%s**", title);
            line("");
        }
        line("| requirements | verdict | cause | to change |");
        line("|---|---|---|---|");
        causes.stream()
                .limit(MOST_ROWS)
                .forEach(c -> line(
                        "| %s | %s | %s | %s |",
                        cell(ids(c.requirements())), c.verdict().word(), cell(c.cause()), cell(c.remedy())));
        if (causes.size() > MOST_ROWS) {
            line("");
            line("%d more causes are in the report.", causes.size() - MOST_ROWS);
        }
        line("");
    }

    private static String ids(List<RequirementOutcome> outcomes) {
        return outcomes.stream().map(o -> o.requirement().id()).collect(Collectors.joining(", "));
    }

    /** What no requirement shows: a lane that did not run, a scenario without a requirement. */
    private void troubles() {
        List<String> lines = new ArrayList<>();
        run.lanes().stream()
                .filter(l -> !l.trouble().isEmpty())
                .forEach(l -> lines.add(l.label() + ": " + l.trouble()));
        run.scenarios().stream()
                .filter(s -> s.claims().isEmpty() && s.rulings().isEmpty())
                .filter(s -> s.verdict().compareTo(Verdict.WARN) < 0)
                .forEach(s -> lines.add(text(s)));
        lines.stream().limit(MOST_ROWS).forEach(l -> line("- %s", cell(l)));
        if (!lines.isEmpty()) {
            line("");
        }
    }

    private String text(ScenarioRecord scenario) {
        return scenario.name() + ", " + run.label(scenario.lane()) + ", "
                + scenario.verdict().word() + ": " + run.cause(scenario);
    }

    private void lanes() {
        String lanes = run.lanes().stream().map(MarkdownSummary::lane).collect(Collectors.joining(", "));
        line(
                "%d scenarios in %d lanes (%s), %s s, seed %d",
                run.scenarios().size(),
                run.lanes().size(),
                cell(lanes + TargetSoftware.of(run).map(s -> "; target: " + s).orElse("")),
                String.format(Locale.ROOT, "%.1f", run.wallSeconds()),
                run.seed());
    }

    private static String lane(LaneRecord lane) {
        return lane.version().isEmpty() ? lane.label() : lane.label() + " with " + lane.version();
    }

    private static String cell(String text) {
        String terminal = PlainText.terminal(text);
        String cut = terminal.codePointCount(0, terminal.length()) <= LONGEST_CELL
                ? terminal
                : terminal.substring(0, terminal.offsetByCodePoints(0, LONGEST_CELL)) + "…";
        return PlainText.markdown(cut);
    }

    private void line(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
