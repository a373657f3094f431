package io.sipwright.pstn.exchange;

/** The control connection of a PBX refused or lost a command; the message says why. */
public final class ControlFault extends Exception {
    private static final long serialVersionUID = 1L;

    public ControlFault(String message) {
        super(message);
    }

    public ControlFault(String message, Throwable cause) {
        super(message, cause);
    }
}
