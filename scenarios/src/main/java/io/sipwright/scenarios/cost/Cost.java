package io.sipwright.scenarios.cost;

import java.util.Map;

/**
 * What one requirement costs.
 *
 * @param requirement catalogue id
 * @param form how it is ruled on
 * @param lines by kind of source; shares of lines that several requirements have in common, so not always whole
 */
public record Cost(String requirement, Form form, Map<Part, Double> lines) {
    public Cost {
        lines = Map.copyOf(lines);
    }

    /** The forms of a requirement. */
    public enum Form {
        WIRE("wire scenario"),
        CALL_RULE("call rule"),
        INVARIANT("invariant");

        private final String word;

        Form(String word) {
            this.word = word;
        }

        /** The word in the table. */
        public String word() {
            return word;
        }
    }

    /** Lines of one kind. */
    public double of(Part part) {
        return lines.getOrDefault(part, 0.0);
    }

    /** Over all kinds. */
    public double total() {
        return lines.values().stream().mapToDouble(l -> l).sum();
    }
}
