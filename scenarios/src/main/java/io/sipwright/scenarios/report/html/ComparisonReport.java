package io.sipwright.scenarios.report.html;

import io.sipwright.scenarios.judge.Verdict;
import io.sipwright.scenarios.report.compare.Comparison;
import io.sipwright.scenarios.report.compare.RunSummary;
import io.sipwright.scenarios.report.compare.RunSummary.Entry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A comparison on one page that needs no network; each verdict links to its row in the report of its run.
 *
 * @param columns the runs
 * @param rows the requirements
 * @param differences requirements on which the runs disagree
 * @param assets style and policy
 */
public record ComparisonReport(List<ColumnView> columns, List<RowView> rows, long differences, Assets assets) {

    /** A run: its verdict, the number of requirements by verdict, and its report. */
    record ColumnView(String label, VerdictStyle style, String counts, String startedAt, String page) {}

    /** A requirement. */
    record RowView(Entry entry, List<RfcLink> rfc, boolean differs, List<CellView> cells) {}

    /** The verdict of one run. */
    record CellView(VerdictStyle style, String why, String link) {}

    /**
     * The page.
     *
     * @param folder the page's folder: links are relative to it
     */
    public static String render(Comparison comparison, Path folder) {
        List<ColumnView> columns =
                comparison.columns().stream().map(c -> column(c, folder)).toList();
        List<RowView> rows =
                comparison.rows().stream().map(r -> row(r, columns)).toList();
        return Templates.fill(
                "comparison.jte", new ComparisonReport(columns, rows, comparison.differences(), Assets.load()));
    }

    private static ColumnView column(Comparison.Column column, Path folder) {
        RunSummary run = column.run();
        Map<String, Long> counts = run.requirements().stream()
                .map(Entry::verdict)
                .filter(v -> !v.equals(Verdict.UNTESTED.word()))
                .collect(Collectors.groupingBy(v -> v, TreeMap::new, Collectors.counting()));
        String said = counts.entrySet().stream()
                .map(e -> e.getValue() + " " + e.getKey())
                .collect(Collectors.joining(" · "));
        return new ColumnView(
                column.label(),
                lookOfRun(run.verdict()),
                said.isEmpty() ? "nothing ruled on" : said,
                Numbers.date(run.startedAt()),
                relative(folder, column.folder().resolve("index.html")));
    }

    private static VerdictStyle lookOfRun(String word) {
        return switch (word) {
            case "pass" -> new VerdictStyle("✓", word, "good");
            case "fail" -> new VerdictStyle("✕", word, "bad");
            default -> new VerdictStyle("?", word, "broken");
        };
    }

    private static RowView row(Comparison.Row row, List<ColumnView> columns) {
        List<CellView> cells = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            cells.add(cell(
                    row.cells().get(i),
                    columns.get(i).page() + "#" + row.entry().id()));
        }
        return new RowView(row.entry(), RfcLink.all(row.entry().rfc()), row.differs(), cells);
    }

    private static CellView cell(Optional<Entry> cell, String link) {
        return cell.map(e -> new CellView(style(e), why(e), link))
                .orElseGet(() -> new CellView(VerdictStyle.of(Verdict.UNTESTED), "", link));
    }

    private static VerdictStyle style(Entry entry) {
        return entry.knownFailure()
                ? VerdictStyle.KNOWN_FAIL
                : Arrays.stream(Verdict.values())
                        .filter(v -> v.word().equals(entry.verdict()))
                        .findFirst()
                        .map(VerdictStyle::of)
                        .orElseGet(() -> new VerdictStyle("?", entry.verdict(), "broken"));
    }

    private static String why(Entry entry) {
        String known = entry.knownFailure() ? entry.known().orElseThrow().reason() : "";
        return Arrays.stream(new String[] {entry.cause(), known, entry.reason().orElse("")})
                .filter(s -> !s.isEmpty())
                .distinct()
                .collect(Collectors.joining(" — "));
    }

    private static String relative(Path from, Path to) {
        return from.toAbsolutePath()
                .normalize()
                .relativize(to.toAbsolutePath().normalize())
                .toString()
                .replace('\\', '/');
    }
}
