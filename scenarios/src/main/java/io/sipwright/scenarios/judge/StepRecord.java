package io.sipwright.scenarios.judge;

import java.util.Locale;

/**
 * One step of a scenario that ran, or was skipped.
 *
 * @param keyword {@code Given}, {@code When}, …; empty for a hook
 * @param text the step's text; for a hook its kind
 * @param status how it ended
 * @param seconds how long it took
 * @param error the message of what it threw, empty when nothing
 */
public record StepRecord(String keyword, String text, Status status, double seconds, String error) {
    /** Whether it is of the form {@code NAT-004 and MED-001 hold} and names this requirement. */
    public boolean rulesOn(String requirement) {
        return (text.endsWith(" hold") || text.endsWith(" holds")) && text.contains(requirement);
    }

    /** Keyword and text. */
    public String sentence() {
        return (keyword + " " + text).strip();
    }

    /** How a step ended. */
    public enum Status {
        PASSED,
        SKIPPED,
        /** A named expectation was not met: an {@link AssertionError}. */
        FAILED,
        /** Anything else was thrown, or the step is undefined, ambiguous or pending. */
        BROKEN;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
