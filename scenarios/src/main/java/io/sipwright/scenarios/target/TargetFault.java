package io.sipwright.scenarios.target;

/** The target cannot be judged because it does not run or does not answer; the message says why. */
public final class TargetFault extends Exception {
    private static final long serialVersionUID = 1L;

    public TargetFault(String message) {
        super(message);
    }

    public TargetFault(String message, Throwable cause) {
        super(message, cause);
    }
}
