package io.sipwright.server.media.control;

/** Why a media session ended; counted by reason. */
public enum EndReason {
    BYE(200),
    CANCEL(487),
    /** A final response that establishes no dialog, or an internal error. */
    FAILURE(500),
    /** The SIP connection of one side was lost for too long. */
    FLOW_CLOSED(408),
    /** ICE, DTLS or consent failed. */
    MEDIA_FAILED(408),
    /** A description cannot be bridged. */
    MEDIA_REFUSED(488),
    /** Another branch of the same INVITE was taken. */
    FORK_LOST(200),
    /** The dialog's time limit was reached. */
    EXPIRED(408),
    SHUTDOWN(503);

    private final int cause;

    EndReason(int cause) {
        this.cause = cause;
    }

    /** The status code that names it in a BYE (RFC 3326 §2). */
    public int cause() {
        return cause;
    }
}
