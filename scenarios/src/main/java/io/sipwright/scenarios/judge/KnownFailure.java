package io.sipwright.scenarios.judge;

/**
 * A failure that a target file declares as known: it is reported, yet it does not turn the run red.
 *
 * @param requirement catalogue id
 * @param cause words of the report's cause line; other causes of the same requirement are not known. Empty: any cause
 * @param reason why it fails, in the words of the target file
 * @param link where it is tracked; may be empty
 */
public record KnownFailure(String requirement, String cause, String reason, String link) {
    /** Whether this is the failure that the target file means. */
    public boolean covers(Finding finding) {
        return finding.failed() && finding.cause().contains(cause);
    }
}
