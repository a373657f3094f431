package io.sipwright.scenarios.target;

/**
 * This machine lacks what a target or a telephone network needs, a container engine or an image; nothing was started. What
 * needs it is {@code unsupported}, and nobody's fault. The message is one sentence.
 */
public final class PrerequisiteMissing extends Exception {
    private static final long serialVersionUID = 1L;

    public PrerequisiteMissing(String message, Throwable cause) {
        super(message, cause);
    }
}
