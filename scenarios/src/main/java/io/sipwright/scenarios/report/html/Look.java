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
record Look(String icon, String word, String tone) {
    static final Look KNOWN_FAIL = new Look("✕", "known fail", "mute");

    static Look of(Verdict verdict) {
        return switch (verdict) {
            case PASS -> new Look("✓", verdict.word(), "good");
            case IN_PART -> new Look("◐", verdict.word(), "good");
            case FAIL -> new Look("✕", verdict.word(), "bad");
            case WARN -> new Look("!", verdict.word(), "warn");
            case HARNESS_FAULT -> new Look("⚙", verdict.word(), "broken");
            case SETUP_FAILED -> new Look("⊘", verdict.word(), "broken");
            case UNSUPPORTED -> new Look("∅", verdict.word(), "mute");
            case NOT_APPLICABLE -> new Look("–", verdict.word(), "mute");
            case UNTESTED -> new Look("·", verdict.word(), "mute");
        };
    }

    /** The look of a requirement; a known failure is not highlighted. */
    static Look of(RequirementOutcome outcome) {
        return outcome.knownFailure() ? KNOWN_FAIL : of(outcome.verdict());
    }

    static Look of(Outcome outcome) {
        return switch (outcome) {
            case PASS -> new Look("✓", outcome.word(), "good");
            case FAIL -> new Look("✕", outcome.word(), "bad");
            case INCONCLUSIVE -> new Look("?", outcome.word(), "broken");
        };
    }

    static Look of(StepRecord.Status status) {
        return switch (status) {
            case PASSED -> new Look("✓", status.word(), "good");
            case SKIPPED -> new Look("–", status.word(), "mute");
            case FAILED -> new Look("✕", status.word(), "bad");
            case BROKEN -> new Look("⚙", status.word(), "broken");
        };
    }

    /** Of a line of the media table. */
    static Look ofMedia(String verdict) {
        return switch (verdict) {
            case "heard" -> new Look("✓", verdict, "good");
            case "silent" -> new Look("○", verdict, "bad");
            case "echo-of-self" -> new Look("↩", verdict, "bad");
            case "someone-else" -> new Look("≠", verdict, "bad");
            default -> new Look("≈", verdict, "bad");
        };
    }
}
