package io.sipwright.scenarios.phone;

import java.time.Instant;

/**
 * Something that happened to a phone, in the phone's own view.
 *
 * @param at when, on the wall clock
 * @param kind what
 * @param detail a status code such as {@code 486}, a digit, a reason; may be empty
 */
public record PhoneEvent(Instant at, Kind kind, String detail) {
    /** The kinds of events. */
    public enum Kind {
        CONNECTED,
        DISCONNECTED,
        REGISTERED,
        REGISTRATION_FAILED,
        UNREGISTERED,
        /** A call comes in; detail is the caller's user part. */
        INCOMING,
        /** The far side rings (180). */
        RINGING,
        /** A provisional response with SDP was applied (183 or 180 with SDP). */
        EARLY_MEDIA,
        /** The call is answered: the 2xx was applied, or ours was acknowledged. */
        ESTABLISHED,
        /** The call failed; detail is the status, {@code 487} or {@code 408} and so on where one is known. */
        FAILED,
        /** The call ended after it was established; detail says by whom: {@code local} or {@code remote}. */
        ENDED,
        /** ICE reached connected or completed. */
        ICE_CONNECTED,
        /** DTLS reached connected. */
        DTLS_CONNECTED,
        /** ICE or DTLS failed; detail says which. */
        MEDIA_FAILED,
        /** A digit arrived by SIP INFO. */
        DIGIT,
        /** An exception or an error line of the page or library. */
        ERROR
    }
}
