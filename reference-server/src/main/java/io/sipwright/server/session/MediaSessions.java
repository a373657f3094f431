package io.sipwright.server.session;

import java.util.Optional;

/**
 * What the proxy asks about media. A call is named by its Call-ID, From tag of the INVITE that began it, and — for answers
 * — the branch. Where both peers are browsers, or both plain, descriptions pass untouched and no session exists. Calls are
 * quick and never block: ports are opened at once, DTLS and ICE run on threads of their own. Thread-safe.
 */
public interface MediaSessions {
    /**
     * An offer passes from one side to the other: in an INVITE, a reliable response to an INVITE without SDP, an UPDATE or
     * a re-INVITE.
     *
     * @param callId names the call
     * @param fromOfferer what the offerer is
     * @param toAnswerer what the answerer is
     * @param sdp the offer as received
     * @return the description to forward
     * @throws MediaRefused when the offer cannot be bridged; carries 488 or 500 (RFC 3261 §21.4.26)
     */
    byte[] offer(String callId, Peer fromOfferer, Peer toAnswerer, byte[] sdp) throws MediaRefused;

    /** An answer passes back: in a 1xx or 2xx, or an ACK. The same answer seen twice gives the same result. */
    byte[] answer(String callId, Peer fromAnswerer, Peer toOfferer, byte[] sdp) throws MediaRefused;

    /** The call is over; ports are free when this returns. Unknown calls are ignored. */
    void end(String callId, EndReason reason);

    /** Figures of a live session, for tests, metrics and the log. */
    Optional<SessionFigures> query(String callId);

    /** Sessions alive. */
    int alive();

    /** Why a session ended; counted by reason (contract N8). */
    enum EndReason {
        BYE,
        CANCEL,
        FAILURE,
        FLOW_CLOSED,
        MEDIA_FAILED,
        SHUTDOWN
    }

    /**
     * Packets of a session so far.
     *
     * @param toPlain packets sent to the plain side
     * @param toBrowser packets sent to the browser
     * @param dropped packets dropped, for any reason
     */
    record SessionFigures(long toPlain, long toBrowser, long dropped) {}

    /** Told when media fails in a way that must end the call, for example a certificate that does not match. */
    interface Listener {
        /** Called on a media thread: must not block. */
        void mediaFailed(String callId, String why);
    }
}
