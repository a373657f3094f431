package io.sipwright.scenarios.report;

import java.util.List;

/**
 * A test case of {@code junit.xml}.
 *
 * @param group its class name, {@code chromium/jssip.Registration}: lane and feature, with the only dot between them
 * @param name unique within the group
 * @param seconds how long it took
 * @param result how it ended
 * @param type the verdict's word
 * @param message in one line; empty for a pass
 * @param details several lines; empty for a pass
 * @param requirements the ids on which it rules
 * @param output what it says besides: warnings, and its files
 */
record JunitCase(
        String group,
        String name,
        double seconds,
        Result result,
        String type,
        String message,
        String details,
        List<String> requirements,
        List<String> output) {

    /** The result elements of JUnit, without their content. */
    enum Result {
        PASSED,
        /** The target's: exit code 1. */
        FAILURE,
        /** The harness could not rule: exit code 3. */
        ERROR,
        SKIPPED
    }

    /** A case about the run itself. */
    static JunitCase ofRun(String group, String name, Result result, String type, String message) {
        return new JunitCase(group, name, 0, result, type, message, message, List.of(), List.of());
    }

    JunitCase named(String other) {
        return new JunitCase(group, other, seconds, result, type, message, details, requirements, output);
    }
}
