package io.sipwright.scenarios.report;

import io.sipwright.scenarios.judge.Finding;
import io.sipwright.scenarios.judge.LaneRecord;
import io.sipwright.scenarios.judge.PlacedFinding;
import io.sipwright.scenarios.judge.RequirementOutcome;
import io.sipwright.scenarios.judge.RunRecord;
import io.sipwright.scenarios.judge.ScenarioRecord;
import io.sipwright.scenarios.judge.Verdict;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The verdict table for a terminal: requirement by lane, with the causes of failures below. */
public final class VerdictTable {
    private static final Set<Verdict> TO_EXPLAIN =
            EnumSet.of(Verdict.FAIL, Verdict.HARNESS_FAULT, Verdict.SETUP_FAILED, Verdict.WARN);

    private final RunRecord run;
    private final StringBuilder out = new StringBuilder();
    private final Map<List<String>, String> remedies = new HashMap<>();

    private VerdictTable(RunRecord run) {
        this.run = run;
    }

    /** Plain text without colours or control characters; untested requirements are only counted. */
    public static String render(RunRecord run) {
        return new VerdictTable(run).text();
    }

    private String text() {
        table();
        run.outcomes().stream().filter(o -> TO_EXPLAIN.contains(o.verdict())).forEach(this::explain);
        run.outcomes().stream()
                .filter(RequirementOutcome::unexpectedPass)
                .forEach(o -> line("\n%s", PlainText.terminal(o.unexpectedPassText())));
        run.outcomes().stream()
                .filter(o -> o.verdict() == Verdict.IN_PART)
                .forEach(o -> line("\n%s in part, %s", id(o), PlainText.terminal(o.reason())));
        run.scenarios().stream().filter(this::unexplained).forEach(this::explain);
        run.lanes().stream()
                .filter(l -> !l.trouble().isEmpty())
                .forEach(l -> line("\n%s: %s", l.label(), PlainText.terminal(l.trouble())));
        summary();
        return out.toString();
    }

    private void table() {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("requirement", "level", "verdict"));
        run.lanes().stream().map(LaneRecord::label).forEach(head::add);
        rows.add(head);
        for (RequirementOutcome outcome : run.outcomes()) {
            if (outcome.verdict() != Verdict.UNTESTED) {
                List<String> row = new ArrayList<>(
                        List.of(id(outcome), outcome.requirement().level().word(), verdict(outcome)));
                outcome.lanes().values().forEach(v -> row.add(v == Verdict.UNTESTED ? "-" : v.word()));
                rows.add(row);
            }
        }
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        rows.forEach(row -> {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        rows.forEach(row -> line("%s", aligned(row, widths)));
    }

    private static String aligned(List<String> row, int[] widths) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            text.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
        }
        return text.toString().stripTrailing();
    }

    private void explain(RequirementOutcome outcome) {
        PlacedFinding decisive = outcome.decisive().orElseThrow();
        Finding finding = decisive.finding();
        line(
                "\n%s %s: %s",
                id(outcome),
                verdict(outcome),
                PlainText.terminal(outcome.requirement().title()));
        labelled("cause", finding.cause());
        labelled("to change", remedy(id(outcome), finding));
        labelled("expected", finding.expected());
        labelled("actual", finding.actual().equals(finding.cause()) ? "" : finding.actual());
        labelled("evidence", finding.where());
        labelled("scenario", decisive.scenario() + " (" + decisive.source() + ")");
        labelled("lanes", lanes(outcome));
        labelled("not seen", String.join("; ", outcome.missing()));
        outcome.note().ifPresent(k -> labelled("known", (k.reason() + " " + k.link()).strip()));
    }

    /** A remedy is printed once for each cause. */
    private String remedy(String id, Finding finding) {
        if (finding.remedy().isEmpty()) {
            return "";
        }
        String first = remedies.putIfAbsent(List.of(finding.cause(), finding.remedy()), id);
        return first == null ? finding.remedy() : "as for " + first;
    }

    private static String lanes(RequirementOutcome outcome) {
        return outcome.lanes().entrySet().stream()
                .filter(e -> e.getValue() == outcome.verdict())
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
    }

    /** A failed scenario that no requirement's verdict shows. */
    private boolean unexplained(ScenarioRecord scenario) {
        return TO_EXPLAIN.contains(scenario.verdict())
                && run.outcomes().stream()
                        .filter(o -> TO_EXPLAIN.contains(o.verdict()))
                        .noneMatch(
                                o -> scenario.claims().contains(o.requirement().id())
                                        || scenario.rulings().stream().anyMatch(r -> r.requirement()
                                                .equals(o.requirement().id())));
    }

    private void explain(ScenarioRecord scenario) {
        line("\n%s: scenario \"%s\"", scenario.verdict().word(), PlainText.terminal(scenario.name()));
        labelled("cause", scenario.cause());
        labelled("lanes", run.label(scenario.lane()));
    }

    private void summary() {
        String counts = run.counts().entrySet().stream()
                .filter(e -> e.getValue() > 0)
                .map(e -> e.getValue() + " " + e.getKey().word() + (e.getKey() == Verdict.FAIL ? known() : ""))
                .collect(Collectors.joining(" · "));
        if (run.interrupted()) {
            line("\n%s", RunRecord.INTERRUPTED);
        }
        line("\n%s of %d requirements", counts, run.outcomes().size());
        line(
                "%s: %s, exit code %d · %d scenarios in %d lanes · %s s · seed %d",
                PlainText.terminal(run.target()),
                run.verdict().word(),
                run.exitCode(),
                run.scenarios().size(),
                run.lanes().size(),
                String.format(Locale.ROOT, "%.1f", run.wallSeconds()),
                run.seed());
    }

    private String known() {
        return run.knownFailures() > 0 ? " (" + run.knownFailures() + " known)" : "";
    }

    private static String id(RequirementOutcome outcome) {
        return PlainText.terminal(outcome.requirement().id());
    }

    private static String verdict(RequirementOutcome outcome) {
        return outcome.verdict().word() + (outcome.knownFailure() ? " (known)" : "");
    }

    private void labelled(String label, String text) {
        if (!text.isEmpty()) {
            line("  %-9s %s", label, PlainText.terminal(text));
        }
    }

    private void line(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
