package io.sipwright.pstn.container;

/** A container did not start; the message says why. */
public final class ContainerException extends Exception {
    private static final long serialVersionUID = 1L;

    ContainerException(String message, Throwable cause) {
        super(message, cause);
    }
}
