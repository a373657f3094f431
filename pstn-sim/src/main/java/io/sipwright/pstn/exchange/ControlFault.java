package io.sipwright.pstn.exchange;

/** The control connection of an exchange refused or lost an order; the message is one sentence. */
public final class ControlFault extends Exception {
    private static final long serialVersionUID = 1L;

    public ControlFault(String message) {
        super(message);
    }

    public ControlFault(String message, Throwable cause) {
        super(message, cause);
    }
}
