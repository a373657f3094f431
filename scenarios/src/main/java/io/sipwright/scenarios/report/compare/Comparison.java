package io.sipwright.scenarios.report.compare;

import io.sipwright.scenarios.report.compare.RunSummary.Entry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A comparison of several runs.
 *
 * @param columns one for each run
 * @param rows one for each requirement that any run ruled on, in the order of the catalogue
 */
public record Comparison(List<Column> columns, List<Row> rows) {
    private static final String UNTESTED = "untested";

    public Comparison {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * A run.
     *
     * @param label the target, with its gateway if the runs differ in it; unlike all others, if need be by the name of
     *     the report's folder, its path or a number
     * @param run its summary
     * @param folder where its report is
     */
    public record Column(String label, RunSummary run, Path folder) {}

    /**
     * A requirement.
     *
     * @param entry as the first run that has it describes it
     * @param cells each run's entry, in the order of the columns; empty if its catalogue lacks it
     */
    public record Row(Entry entry, List<Optional<Entry>> cells) {
        public Row {
            cells = List.copyOf(cells);
        }

        /** Whether the runs disagree. */
        public boolean differs() {
            return cells.stream()
                            .map(c -> c.map(Entry::verdict).orElse(UNTESTED))
                            .distinct()
                            .count()
                    > 1;
        }

        private boolean ruledOn() {
            return cells.stream().flatMap(Optional::stream).anyMatch(e -> !e.verdict()
                    .equals(UNTESTED));
        }
    }

    /**
     * Compares reports.
     *
     * @throws ReportUnreadableException if a folder has no report
     */
    public static Comparison of(List<Path> folders) throws ReportUnreadableException {
        List<RunSummary> runs = new ArrayList<>();
        for (Path folder : folders) {
            runs.add(RunSummary.read(folder));
        }
        boolean several = runs.stream().map(RunSummary::pstn).distinct().count() > 1;
        List<String> labels = runs.stream()
                .map(run -> several ? run.target() + " × " + run.pstn() : run.target())
                .toList();
        List<Path> paths =
                folders.stream().map(f -> f.toAbsolutePath().normalize()).toList();
        labels = distinct(labels, i -> " (" + paths.get(i).getFileName() + ")");
        labels = distinct(labels, i -> " (" + folders.get(i) + ")");
        labels = distinct(labels, i -> " #" + (i + 1));
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            columns.add(new Column(labels.get(i), runs.get(i), folders.get(i)));
        }
        return new Comparison(columns, rows(runs));
    }

    /** The labels, with more words where two are alike. */
    private static List<String> distinct(List<String> labels, IntFunction<String> more) {
        return IntStream.range(0, labels.size())
                .mapToObj(i -> Collections.frequency(labels, labels.get(i)) > 1
                        ? labels.get(i) + more.apply(i)
                        : labels.get(i))
                .toList();
    }

    private static List<Row> rows(List<RunSummary> runs) {
        Map<String, Entry> all = new LinkedHashMap<>();
        runs.forEach(run -> run.requirements().forEach(entry -> all.putIfAbsent(entry.id(), entry)));
        List<Map<String, Entry>> byRun = runs.stream().map(Comparison::byId).toList();
        return all.values().stream()
                .map(entry -> new Row(
                        entry,
                        byRun.stream()
                                .map(run -> Optional.ofNullable(run.get(entry.id())))
                                .toList()))
                .filter(Row::ruledOn)
                .toList();
    }

    private static Map<String, Entry> byId(RunSummary run) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        run.requirements().forEach(entry -> entries.put(entry.id(), entry));
        return entries;
    }

    /** Requirements on which the runs disagree. */
    public long differences() {
        return rows.stream().filter(Row::differs).count();
    }
}
