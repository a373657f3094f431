package io.sipwright.scenarios.target;

/**
 * This machine lacks a container engine or image that a target or gateway needs; nothing was started. The scenarios are
 * {@code unsupported}. The message says what is missing.
 */
public final class PrerequisiteMissingException extends Exception {
    private static final long serialVersionUID = 1L;

    public PrerequisiteMissingException(String message, Throwable cause) {
        super(message, cause);
    }
}
