package io.sipwright.scenarios.judge;

/** The verdicts on a requirement, worst first: the worst ruling of a requirement is its verdict. */
public enum Verdict {
    FAIL("fail"),
    HARNESS_FAULT("harness-fault"),
    SETUP_FAILED("setup-failed"),
    WARN("warn"),
    UNSUPPORTED("unsupported"),
    PASS("pass"),
    /** All that was tried passed, but not all aspects were tried: a verdict on a requirement, never a finding. */
    IN_PART("in part"),
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
