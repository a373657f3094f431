package io.sipwright.server.media.control;

/** A description cannot be bridged, or media cannot be opened. Carries the SIP status to answer. */
public final class MediaRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * @param status 488 for the description, 491 while another offer is open, 500 out of order, 503 out of resources
     *     (RFC 3261 §21.4.26, §14.2, §21.5)
     * @param message for the caller and the log
     */
    public MediaRefusedException(int status, String message) {
        super(message);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
