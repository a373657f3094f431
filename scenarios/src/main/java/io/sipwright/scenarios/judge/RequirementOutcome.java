package io.sipwright.scenarios.judge;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run says of one requirement: the worst of all that was found.
 *
 * @param rule the catalogue entry
 * @param verdict the worst over all lanes
 * @param lanes verdict by lane label, in the order of the lanes; each lane of the run is there
 * @param findings all of them, worst first
 * @param known the target file's word on it, if any
 * @param reason why it is {@code untested}; else empty
 */
public record RequirementOutcome(
        Rule rule,
        Verdict verdict,
        Map<String, Verdict> lanes,
        List<PlacedFinding> findings,
        Optional<KnownFailure> known,
        String reason) {

    /** The finding that decides: the first of the worst. */
    public Optional<PlacedFinding> decisive() {
        return findings.stream().findFirst();
    }

    /** Fails as the target file says that it will. */
    public boolean knownFailure() {
        return verdict == Verdict.FAIL && known.isPresent();
    }

    /** Passes although the target file says that it fails. */
    public boolean unexpectedPass() {
        return verdict == Verdict.PASS && known.isPresent();
    }
}
