package io.sipwright.pstn.gateway;

/** The state of a call; a call only moves down this list. */
public enum CallState {
    TRYING,
    RINGING,
    EARLY_MEDIA,
    /** The 2xx was sent or received; for a call to us, the ACK has arrived too. */
    ANSWERED,
    ENDED
}
