package io.sipwright.scenarios.phone;

/** A browser, driver or sound server is not installed; the message says what to install. */
public final class BrowserMissing extends Exception {
    private static final long serialVersionUID = 1L;

    public BrowserMissing(String message) {
        super(message);
    }
}
