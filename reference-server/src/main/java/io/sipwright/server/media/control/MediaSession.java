package io.sipwright.server.media.control;

import io.sipwright.server.sdp.MediaKind;

/** Media of one dialog, or of one branch until it becomes one. Thread-safe; nothing blocks. */
public interface MediaSession {
    /**
     * One side makes an offer: in an INVITE, a reliable response to an INVITE without SDP, an UPDATE or a re-INVITE.
     * The current state stays in force until the offer is answered.
     *
     * @param from which side offers
     * @param sdp as received
     * @throws MediaRefusedException 488: it cannot be bridged; 491: an offer is unanswered; 500: the session is over
     */
    OfferExchange offer(MediaKind from, byte[] sdp) throws MediaRefusedException;

    /** Ends the session: nothing is answered or relayed; ports are free on return. Further calls do nothing. */
    void end(EndReason reason);

    /** Figures so far, for tests, metrics and the log. */
    SessionCounts figures();

    /** Receives the failure of a session. */
    @FunctionalInterface
    interface Listener {
        /** Media cannot go on. Once, on a media thread: must not block; it may call {@link MediaSession#end}. */
        void mediaFailed(MediaSession session, String why);
    }
}
