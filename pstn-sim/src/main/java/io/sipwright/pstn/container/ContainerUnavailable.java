package io.sipwright.pstn.container;

/** There is no engine or no image here; the message says what is missing. */
public final class ContainerUnavailable extends Exception {
    private static final long serialVersionUID = 1L;

    ContainerUnavailable(String message) {
        super(message);
    }
}
