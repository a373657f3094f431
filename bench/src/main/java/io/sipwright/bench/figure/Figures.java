package io.sipwright.bench.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All figures of a run. Not thread-safe. */
public final class Figures {
    private final List<Figure> all = new ArrayList<>();

    /** One line of the table: what was measured. */
    public record Row(String workload, String phase, Metric metric) {}

    public void add(Figure figure) {
        all.add(figure);
    }

    public List<Figure> all() {
        return List.copyOf(all);
    }

    /**
     * The rows, each with every peer's values of all rounds. Workloads and phases are in the order of measurement,
     * metrics in the order of the enum.
     */
    public Map<Row, Map<String, Spread>> rows() {
        List<String> places = all.stream().map(Figures::place).distinct().toList();
        Map<Row, List<Figure>> grouped = all.stream()
                .sorted(Comparator.<Figure>comparingInt(figure -> places.indexOf(place(figure)))
                        .thenComparing(Figure::metric))
                .collect(Collectors.groupingBy(
                        figure -> new Row(figure.workload(), figure.phase(), figure.metric()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        Map<Row, Map<String, Spread>> rows = new LinkedHashMap<>();
        grouped.forEach((row, figures) -> rows.put(row, spreads(figures)));
        return rows;
    }

    private static String place(Figure figure) {
        return figure.workload() + " " + figure.phase();
    }

    private static Map<String, Spread> spreads(List<Figure> figures) {
        Map<String, List<Double>> byPeer = figures.stream()
                .collect(Collectors.groupingBy(
                        Figure::peer, LinkedHashMap::new, Collectors.mapping(Figure::value, Collectors.toList())));
        return byPeer.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, peer -> Spread.of(peer.getValue())));
    }

    /** The total of failed operations or packets. */
    public double total(Metric metric) {
        return all.stream()
                .filter(figure -> figure.metric() == metric)
                .mapToDouble(Figure::value)
                .sum();
    }
}
