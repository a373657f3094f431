package io.sipwright.scenarios.phone;

/** A browser, driver or sound server is not installed; the message says what to install. */
public final class BrowserMissingException extends Exception {
    private static final long serialVersionUID = 1L;

    public BrowserMissingException(String message) {
        super(message);
    }
}
