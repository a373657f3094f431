package io.sipwright.scenarios.rule;

import io.sipwright.scenarios.judge.Finding;
import io.sipwright.scenarios.judge.Verdict;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The result of one rule.
 *
 * @param findings one per broken condition, or one that says what was seen
 * @param charges requirements that the evidence shows to be broken instead
 */
record Judged(List<Finding> findings, List<BrokenRequirement> charges) {
    private static final Set<Verdict> UNSETTLED = EnumSet.of(Verdict.FAIL, Verdict.SETUP_FAILED);

    Judged {
        findings = List.copyOf(findings);
        charges = List.copyOf(charges);
    }

    boolean failed() {
        return findings.stream().anyMatch(Finding::failed);
    }

    /** Whether an earlier requirement may be the reason. */
    boolean unsettled() {
        return findings.stream().anyMatch(f -> UNSETTLED.contains(f.verdict()));
    }
}
