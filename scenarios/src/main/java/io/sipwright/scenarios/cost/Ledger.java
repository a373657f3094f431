package io.sipwright.scenarios.cost;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Sums lines by requirement and kind. What several requirements share is divided evenly among them. One thread. */
final class Ledger {
    private final Map<String, Map<Part, Double>> sums = new TreeMap<>();

    /** Without any requirement the lines are infrastructure and not entered. */
    void enter(Collection<String> requirements, Part part, double lines) {
        Set<String> distinct = Set.copyOf(requirements);
        distinct.forEach(id -> sums.computeIfAbsent(id, i -> new EnumMap<>(Part.class))
                .merge(part, lines / distinct.size(), Double::sum));
    }

    Map<String, Map<Part, Double>> sums() {
        return sums;
    }
}
