package io.sipwright.scenarios.report;

import io.sipwright.scenarios.judge.RunRecord;

/** The verdict table for a terminal: requirement by lane, the failed ones with their causes below. */
public final class VerdictTable {
    private VerdictTable() {}

    /** Plain text, no colours, ends with a line feed. */
    public static String render(RunRecord run) {
        return run.verdict().word() + "\n";
    }
}
