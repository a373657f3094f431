package io.sipwright.pstn.container;

/** A container did not start; the message says why. */
public final class ContainerFault extends Exception {
    private static final long serialVersionUID = 1L;

    ContainerFault(String message, Throwable cause) {
        super(message, cause);
    }
}
