package io.sipwright.scenarios.run;

/** A run could not begin; the message says why. */
public final class RunFault extends Exception {
    private static final long serialVersionUID = 1L;

    RunFault(String message, Throwable cause) {
        super(message, cause);
    }
}
