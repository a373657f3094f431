package io.sipwright.scenarios.judge;

/**
 * What a check found: a value, made by a pure function from evidence.
 *
 * @param verdict usually pass or fail; a check never says harness-fault
 * @param expected what the requirement demands, in a few words
 * @param actual what was there; for a pass too
 * @param where the evidence: the line, the message ({@code 200 OK to INVITE, CSeq 2}) or the listener
 * @param cause for a failure the named cause in one line, for example {@code answer lacks a=rtcp-mux}; else empty
 */
public record Finding(Verdict verdict, String expected, String actual, String where, String cause) {
    public static Finding pass(String expected, String actual, String where) {
        return new Finding(Verdict.PASS, expected, actual, where, "");
    }

    public static Finding fail(String expected, String actual, String where, String cause) {
        return new Finding(Verdict.FAIL, expected, actual, where, cause);
    }

    public static Finding notApplicable(String expected, String why) {
        return new Finding(Verdict.NOT_APPLICABLE, expected, why, "", "");
    }

    /** A rule kept less strictly than it asks: the must parts hold, a should does not. */
    public static Finding warn(String expected, String actual, String where, String cause) {
        return new Finding(Verdict.WARN, expected, actual, where, cause);
    }

    /** What was tried went well, but it is not all that the requirement asks for: no pass. */
    public static Finding inPart(String expected, String actual, String notTried) {
        return new Finding(Verdict.UNTESTED, expected, actual, "", "in part only: " + notTried);
    }

    /** The check could not be made because the scene before it failed. */
    public static Finding setupFailed(String expected, String cause, String where) {
        return new Finding(Verdict.SETUP_FAILED, expected, "could not be ruled on", where, cause);
    }

    public boolean failed() {
        return verdict == Verdict.FAIL;
    }
}
