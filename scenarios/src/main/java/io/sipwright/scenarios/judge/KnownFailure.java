package io.sipwright.scenarios.judge;

/**
 * A failure that a target file declares as known: it is reported, but does not fail the run.
 *
 * @param requirement catalogue id
 * @param cause words of the cause; other causes of the same requirement are not known. Empty: any cause
 * @param reason why it fails, in the words of the target file
 * @param link where it is tracked; may be empty
 */
public record KnownFailure(String requirement, String cause, String reason, String link) {
    /** The reason, with the place where it is tracked. */
    public String text() {
        return link.isEmpty() ? reason : reason + " (" + link + ")";
    }

    /** Whether a ruling has the failure that the target file means. */
    boolean covers(Ruling ruling) {
        return requirement.equals(ruling.requirement()) && covers(ruling.finding());
    }

    /** Whether this is the failure that the target file means. */
    public boolean covers(Finding finding) {
        return finding.failed() && finding.cause().contains(cause);
    }
}
