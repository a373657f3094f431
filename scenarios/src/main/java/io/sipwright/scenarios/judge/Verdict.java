package io.sipwright.scenarios.judge;

/** What can be said of a requirement after a run, worst first: the worst ruling of a requirement is its verdict. */
public enum Verdict {
    FAIL("fail"),
    HARNESS_FAULT("harness-fault"),
    SETUP_FAILED("setup-failed"),
    WARN("warn"),
    UNSUPPORTED("unsupported"),
    PASS("pass"),
    NOT_APPLICABLE("not-applicable"),
    UNTESTED("untested");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    /** The word used in every report. */
    public String word() {
        return word;
    }
}
