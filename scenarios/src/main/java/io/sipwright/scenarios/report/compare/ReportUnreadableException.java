package io.sipwright.scenarios.report.compare;

/** A folder has no report that can be compared; the message says why. */
public final class ReportUnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    ReportUnreadableException(String message, Throwable cause) {
        super(message, cause);
    }
}
