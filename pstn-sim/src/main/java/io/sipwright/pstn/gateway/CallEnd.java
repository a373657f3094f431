package io.sipwright.pstn.gateway;

/** Why a call is over. */
public enum CallEnd {
    NOT_ENDED,
    BYE_SENT,
    BYE_RECEIVED,
    CANCEL_SENT,
    CANCEL_RECEIVED,
    /** A final failure, sent or received. */
    REJECTED,
    /** No answer to our request, or no ACK to our 2xx within 32 s (RFC 3261 §13.3.1.4). */
    TIMED_OUT
}
