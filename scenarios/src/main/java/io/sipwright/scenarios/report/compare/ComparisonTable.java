package io.sipwright.scenarios.report.compare;

import io.sipwright.scenarios.report.compare.RunSummary.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A comparison for a terminal: requirement by target, then the causes of everything but passes. */
public final class ComparisonTable {
    private ComparisonTable() {}

    /** Plain text; a difference is marked. */
    public static String render(Comparison comparison) {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("", "requirement", "level"));
        comparison.columns().forEach(column -> head.add(column.label()));
        rows.add(head);
        comparison.rows().forEach(row -> rows.add(words(row)));
        StringBuilder text = new StringBuilder(aligned(rows));
        comparison.rows().forEach(row -> causes(comparison, row, text));
        return text.append(System.lineSeparator())
                .append(comparison.differences())
                .append(" of ")
                .append(comparison.rows().size())
                .append(" requirements differ between the runs")
                .append(System.lineSeparator())
                .toString();
    }

    private static List<String> words(Comparison.Row row) {
        List<String> words = new ArrayList<>(
                List.of(row.differs() ? "≠" : "", row.entry().id(), row.entry().level()));
        row.cells().forEach(cell -> words.add(word(cell)));
        return words;
    }

    private static String word(Optional<Entry> cell) {
        return cell.map(e -> e.knownFailure() ? "fail (known)" : e.verdict()).orElse("-");
    }

    private static void causes(Comparison comparison, Comparison.Row row, StringBuilder text) {
        for (int i = 0; i < row.cells().size(); i++) {
            String cause = row.cells().get(i).map(Entry::cause).orElse("");
            if (!cause.isEmpty()) {
                text.append(System.lineSeparator())
                        .append(row.entry().id())
                        .append(' ')
                        .append(comparison.columns().get(i).label())
                        .append(": ")
                        .append(cause);
            }
        }
    }

    private static String aligned(List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                line.append(row.get(i))
                        .append(" ".repeat(width(rows, i) - row.get(i).length() + 2));
            }
            text.append(line.toString().stripTrailing()).append(System.lineSeparator());
        }
        return text.toString();
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
