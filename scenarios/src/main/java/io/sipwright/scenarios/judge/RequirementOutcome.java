package io.sipwright.scenarios.judge;

import io.sipwright.scenarios.requirement.Requirement;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The outcome of a run for one requirement: the worst of all findings.
 *
 * @param requirement its catalogue entry
 * @param verdict the worst over all lanes; a pass of some aspects only is {@link Verdict#IN_PART}
 * @param lanes verdict by lane label, in the order of the lanes; each lane of the run is there
 * @param findings all findings, worst first, unknown failures before known ones
 * @param known its known failures in the target file
 * @param missing aspects of the requirement that no scenario of the run has shown
 * @param reason why it is {@code untested}, or {@code in part}; else empty
 */
public record RequirementOutcome(
        Requirement requirement,
        Verdict verdict,
        Map<String, Verdict> lanes,
        List<PlacedFinding> findings,
        List<KnownFailure> known,
        List<String> missing,
        String reason) {

    /** The finding that decides: the first of the worst. */
    public Optional<PlacedFinding> decisive() {
        return findings.stream().findFirst();
    }

    /** The cause of the deciding finding, in one line; what was found where no cause was named. */
    public String cause() {
        return decisive()
                .map(PlacedFinding::finding)
                .map(finding -> finding.cause().isEmpty() ? finding.actual() : finding.cause())
                .orElse("");
    }

    /** The known failure that covers the deciding finding, or else that of the requirement. */
    public Optional<KnownFailure> note() {
        return decisive().flatMap(d -> knownAs(d.finding())).or(() -> known.stream()
                .findFirst());
    }

    /** Whether it fails only as known in the target file. */
    public boolean knownFailure() {
        return verdict == Verdict.FAIL
                && findings.stream()
                        .map(PlacedFinding::finding)
                        .filter(Finding::failed)
                        .allMatch(f -> knownAs(f).isPresent());
    }

    /** Whether it passes although the target file lists a known failure. */
    public boolean unexpectedPass() {
        return (verdict == Verdict.PASS || verdict == Verdict.IN_PART) && !known.isEmpty();
    }

    /** What an unexpected pass means, in one sentence. */
    public String unexpectedPassText() {
        String reasons =
                String.join("; ", known.stream().map(KnownFailure::text).toList());
        return requirement.id() + " passes although the target file lists it as a known failure: " + reasons;
    }

    Optional<KnownFailure> knownAs(Finding finding) {
        return known.stream().filter(k -> k.covers(finding)).findFirst();
    }
}
