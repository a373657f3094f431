package io.sipwright.scenarios.phone;

/** The browser or its driver failed. Never the target's fault: the ruling is {@code harness-fault}. */
public final class BrowserException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BrowserException(String message) {
        super(message);
    }

    public BrowserException(String message, Throwable cause) {
        super(message, cause);
    }
}
