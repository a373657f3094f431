package io.sipwright.scenarios.run;

/** A run could not begin; the message says why. */
public final class RunException extends Exception {
    private static final long serialVersionUID = 1L;

    RunException(String message, Throwable cause) {
        super(message, cause);
    }
}
