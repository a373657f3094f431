package io.sipwright.bench.profile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Weights by name, and how much of the whole each is. */
final class Shares {
    private final Map<String, Long> weights = new HashMap<>();
    private long whole;

    /**
     * One line.
     *
     * @param name who or where
     * @param percent of the whole
     */
    record Share(String name, double percent) {}

    void add(String name, long weight) {
        weights.merge(name, weight, Long::sum);
        whole += weight;
    }

    /** The heaviest first. */
    List<Share> top(int count) {
        return weights.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(count)
                .map(entry -> new Share(entry.getKey(), whole == 0 ? 0 : 100.0 * entry.getValue() / whole))
                .toList();
    }
}
