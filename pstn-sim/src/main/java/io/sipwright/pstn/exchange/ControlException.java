package io.sipwright.pstn.exchange;

/** The control connection of a PBX refused or lost a command; the message says why. */
public final class ControlException extends Exception {
    private static final long serialVersionUID = 1L;

    public ControlException(String message) {
        super(message);
    }

    public ControlException(String message, Throwable cause) {
        super(message, cause);
    }
}
