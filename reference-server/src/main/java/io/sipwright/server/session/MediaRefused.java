package io.sipwright.server.session;

/** A description cannot be bridged. Carries the status that the SIP side should answer. */
public final class MediaRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    public MediaRefused(int status, String message) {
        super(message);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
