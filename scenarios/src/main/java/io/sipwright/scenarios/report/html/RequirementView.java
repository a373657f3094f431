package io.sipwright.scenarios.report.html;

import io.sipwright.scenarios.judge.KnownFailure;
import io.sipwright.scenarios.judge.PlacedFinding;
import io.sipwright.scenarios.judge.RequirementOutcome;
import io.sipwright.scenarios.judge.Verdict;
import io.sipwright.scenarios.requirement.Requirement;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A row of the verdict table.
 *
 * @param requirement its catalogue entry
 * @param rfc its sources
 * @param verdict the worst
 * @param style of it
 * @param lanes style in each lane, in the order of the columns
 * @param cause of the deciding finding, or why it is untested; empty for a pass
 * @param findings worst first
 * @param note the known failure in the target file; empty if none
 */
record RequirementView(
        Requirement requirement,
        List<RfcLink> rfc,
        Verdict verdict,
        VerdictStyle style,
        List<VerdictStyle> lanes,
        String cause,
        List<FindingView> findings,
        String note) {
    private static final Set<Verdict> SILENT = EnumSet.of(Verdict.PASS, Verdict.IN_PART, Verdict.UNTESTED);

    static RequirementView of(RequirementOutcome outcome, Anchors anchors) {
        String cause = SILENT.contains(outcome.verdict())
                ? outcome.reason()
                : outcome.decisive().map(RequirementView::causeOf).orElse("");
        return new RequirementView(
                outcome.requirement(),
                RfcLink.all(outcome.requirement().rfc()),
                outcome.verdict(),
                VerdictStyle.of(outcome),
                outcome.lanes().values().stream().map(VerdictStyle::of).toList(),
                cause,
                FindingView.grouped(outcome.findings(), anchors),
                note(outcome));
    }

    /** The text that the filter searches. */
    String searchable() {
        return String.join(
                        " ",
                        requirement.id(),
                        requirement.title(),
                        requirement.level().word(),
                        requirement.rfc(),
                        cause)
                .toLowerCase(Locale.ROOT);
    }

    /** The verdict words by lane, for the lane filter. */
    String laneWords() {
        return lanes.stream().map(VerdictStyle::word).collect(Collectors.joining(" "));
    }

    private static String causeOf(PlacedFinding placed) {
        String cause = placed.finding().cause();
        return cause.isEmpty() ? placed.finding().actual() : cause;
    }

    private static String note(RequirementOutcome outcome) {
        String reason = outcome.note().map(KnownFailure::reason).orElse("");
        if (outcome.knownFailure()) {
            return "known failure: " + reason;
        }
        return outcome.unexpectedPass() ? "unexpected pass; listed as a known failure: " + reason : "";
    }
}
