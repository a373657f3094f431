package io.sipwright.scenarios.judge;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run says of one requirement: the worst of all that was found.
 *
 * @param rule the catalogue entry
 * @param verdict the worst over all lanes; a pass of some aspects only is {@link Verdict#IN_PART}
 * @param lanes verdict by lane label, in the order of the lanes; each lane of the run is there
 * @param findings all of them, worst first, and what the target file does not know before what it knows
 * @param known the target file's words on it
 * @param missing aspects of the requirement that no scenario of the run has shown
 * @param reason why it is {@code untested}, or {@code in part}; else empty
 */
public record RequirementOutcome(
        CatalogueEntry rule,
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

    /** What the target file says of the finding that decides, or of the requirement where it decides nothing. */
    public Optional<KnownFailure> note() {
        return decisive().flatMap(d -> knownAs(d.finding())).or(() -> known.stream()
                .findFirst());
    }

    /** Fails, and only as the target file says that it will. */
    public boolean knownFailure() {
        return verdict == Verdict.FAIL
                && findings.stream()
                        .map(PlacedFinding::finding)
                        .filter(Finding::failed)
                        .allMatch(f -> knownAs(f).isPresent());
    }

    /** Passes although the target file says that it fails. */
    public boolean unexpectedPass() {
        return (verdict == Verdict.PASS || verdict == Verdict.IN_PART) && !known.isEmpty();
    }

    Optional<KnownFailure> knownAs(Finding finding) {
        return known.stream().filter(k -> k.covers(finding)).findFirst();
    }
}
