package io.sipwright.scenarios.phone;

/** The browser or its driver failed. Never the target's fault: the ruling is {@code harness-fault}. */
public final class BrowserFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BrowserFault(String message) {
        super(message);
    }

    public BrowserFault(String message, Throwable cause) {
        super(message, cause);
    }
}
