package io.sipwright.scenarios.target;

/** The target cannot be judged because it does not run or does not answer; the message says why. */
public final class TargetException extends Exception {
    private static final long serialVersionUID = 1L;

    public TargetException(String message) {
        super(message);
    }

    public TargetException(String message, Throwable cause) {
        super(message, cause);
    }
}
