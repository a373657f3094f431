package io.sipwright.scenarios.phone;

/** The browser or its driver broke. Never the target's fault: it makes a ruling {@code harness-fault}. */
public final class BrowserFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BrowserFault(String message) {
        super(message);
    }

    public BrowserFault(String message, Throwable cause) {
        super(message, cause);
    }
}
