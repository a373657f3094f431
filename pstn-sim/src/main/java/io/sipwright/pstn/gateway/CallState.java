package io.sipwright.pstn.gateway;

/** How far a call has come; a call only ever moves down this list. */
public enum CallState {
    TRYING,
    RINGING,
    EARLY_MEDIA,
    /** The 2xx was sent or received and, where we were called, the ACK has come. */
    ANSWERED,
    ENDED
}
