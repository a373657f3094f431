package io.sipwright.server.media.control;

/** A description cannot be bridged, or media cannot be opened. Carries the SIP status to answer. */
public final class MediaRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final boolean soonPossible;

    /**
     * @param status 488 for the description, 500 out of order, 503 out of resources (RFC 3261 §21.4.26, §21.5)
     * @param message for the caller and the log
     */
    public MediaRefusedException(int status, String message) {
        this(status, message, false);
    }

    private MediaRefusedException(int status, String message, boolean soonPossible) {
        super(message);
        this.status = status;
        this.soonPossible = soonPossible;
    }

    /**
     * A new offer while the last one has no answer: 500 with Retry-After to the side that made the last one, 491 to the other, whose offer
     * has crossed it (RFC 3261 §14.2, RFC 3311 §5.2).
     *
     * @param ofSameSide whether both offers come from the same side
     */
    public static MediaRefusedException unanswered(boolean ofSameSide) {
        return ofSameSide
                ? new MediaRefusedException(500, "The last offer is not answered yet", true) // CALL-009
                : new MediaRefusedException(491, "Request Pending"); // CALL-008
    }

    public int status() {
        return status;
    }

    /** Whether the same request may succeed within seconds, which Retry-After says (RFC 3261 §14.2). */
    public boolean soonPossible() {
        return soonPossible;
    }
}
