package io.sipwright.scenarios.report.html;

import io.sipwright.scenarios.judge.Outcome;
import io.sipwright.scenarios.judge.RequirementOutcome;
import io.sipwright.scenarios.judge.StepRecord;
import io.sipwright.scenarios.judge.Verdict;

/**
 * How a verdict looks: never by colour alone.
 *
 * @param icon one character
 * @param word as in every report
 * @param tone names the colour: {@code good}, {@code bad}, {@code warn}, {@code broken} or {@code mute}
 */
record VerdictStyle(String icon, String word, String tone) {
    static final VerdictStyle KNOWN_FAIL = new VerdictStyle("✕", "known fail", "mute");

    static VerdictStyle of(Verdict verdict) {
        return switch (verdict) {
            case PASS -> new VerdictStyle("✓", verdict.word(), "good");
            case IN_PART -> new VerdictStyle("◐", verdict.word(), "good");
            case FAIL -> new VerdictStyle("✕", verdict.word(), "bad");
            case WARN -> new VerdictStyle("!", verdict.word(), "warn");
            case HARNESS_FAULT -> new VerdictStyle("⚙", verdict.word(), "broken");
            case SETUP_FAILED -> new VerdictStyle("⊘", verdict.word(), "broken");
            case UNSUPPORTED -> new VerdictStyle("∅", verdict.word(), "mute");
            case NOT_APPLICABLE -> new VerdictStyle("–", verdict.word(), "mute");
            case UNTESTED -> new VerdictStyle("·", verdict.word(), "mute");
        };
    }

    /** The style of a requirement; a known failure is not highlighted. */
    static VerdictStyle of(RequirementOutcome outcome) {
        return outcome.knownFailure() ? KNOWN_FAIL : of(outcome.verdict());
    }

    static VerdictStyle of(Outcome outcome) {
        return switch (outcome) {
            case PASS -> new VerdictStyle("✓", outcome.word(), "good");
            case FAIL -> new VerdictStyle("✕", outcome.word(), "bad");
            case INCONCLUSIVE -> new VerdictStyle("?", outcome.word(), "broken");
        };
    }

    static VerdictStyle of(StepRecord.Status status) {
        return switch (status) {
            case PASSED -> new VerdictStyle("✓", status.word(), "good");
            case SKIPPED -> new VerdictStyle("–", status.word(), "mute");
            case FAILED -> new VerdictStyle("✕", status.word(), "bad");
            case BROKEN -> new VerdictStyle("⚙", status.word(), "broken");
        };
    }

    /** Of a line of the media table. */
    static VerdictStyle ofMedia(String verdict) {
        return switch (verdict) {
            case "heard", "sound" -> new VerdictStyle("✓", verdict, "good");
            case "silent" -> new VerdictStyle("○", verdict, "bad");
            case "echo-of-self" -> new VerdictStyle("↩", verdict, "bad");
            case "someone-else" -> new VerdictStyle("≠", verdict, "bad");
            default -> new VerdictStyle("≈", verdict, "bad");
        };
    }
}
