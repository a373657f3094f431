package io.sipwright.pstn.container;

/** There is no engine or no image here; the message says what is missing. */
public final class ContainerUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    ContainerUnavailableException(String message) {
        super(message);
    }
}
