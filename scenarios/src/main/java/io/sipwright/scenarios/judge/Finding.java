package io.sipwright.scenarios.judge;

import io.sipwright.scenarios.requirement.Requirement;
import java.util.List;

/**
 * What a rule found: a value, made by a pure function from evidence.
 *
 * @param verdict usually pass or fail; a rule says harness-fault only for an impossible value
 * @param expected what the requirement demands, in a few words
 * @param actual what was found; for a pass too
 * @param where the evidence: the line, the message ({@code 200 OK to INVITE, CSeq 2}) or the listener
 * @param cause for a failure the named cause in one line, for example {@code answer lacks a=rtcp-mux}; else empty
 * @param remedy the setting to change, of the product that the target names; empty where none is known
 * @param covered the aspects of the requirement ({@link Requirement#aspects()}) that were seen to hold
 */
public record Finding(
        Verdict verdict,
        String expected,
        String actual,
        String where,
        String cause,
        String remedy,
        List<String> covered) {
    public Finding {
        covered = List.copyOf(covered);
    }

    public Finding(Verdict verdict, String expected, String actual, String where, String cause) {
        this(verdict, expected, actual, where, cause, "", List.of());
    }

    public static Finding pass(String expected, String actual, String where) {
        return new Finding(Verdict.PASS, expected, actual, where, "");
    }

    public static Finding fail(String expected, String actual, String where, String cause) {
        return new Finding(Verdict.FAIL, expected, actual, where, cause);
    }

    public static Finding notApplicable(String expected, String why) {
        return new Finding(Verdict.NOT_APPLICABLE, expected, why, "", "");
    }

    /** A warning: the MUST parts are met, a SHOULD is not. */
    public static Finding warn(String expected, String actual, String where, String cause) {
        return new Finding(Verdict.WARN, expected, actual, where, cause);
    }

    /** The rule could not be judged because an earlier step failed. */
    public static Finding setupFailed(String expected, String cause, String where) {
        return new Finding(Verdict.SETUP_FAILED, expected, "could not be ruled on", where, cause);
    }

    public Finding withVerdict(Verdict other) {
        return new Finding(other, expected, actual, where, cause, remedy, covered);
    }

    public Finding withRemedy(String setting) {
        return new Finding(verdict, expected, actual, where, cause, setting, covered);
    }

    public Finding covering(List<String> aspects) {
        return new Finding(verdict, expected, actual, where, cause, remedy, aspects);
    }

    public boolean failed() {
        return verdict == Verdict.FAIL;
    }
}
