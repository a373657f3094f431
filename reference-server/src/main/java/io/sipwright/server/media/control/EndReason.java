package io.sipwright.server.media.control;

/** Why a media session ended; counted by reason. */
public enum EndReason {
    BYE,
    CANCEL,
    /** A final response that establishes no dialog. */
    FAILURE,
    /** The SIP connection of one side was lost for too long. */
    FLOW_CLOSED,
    /** ICE, DTLS or consent failed. */
    MEDIA_FAILED,
    /** Another branch of the same INVITE was taken. */
    FORK_LOST,
    /** The dialog's time limit was reached. */
    EXPIRED,
    SHUTDOWN
}
