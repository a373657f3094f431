package io.sipwright.server.media.control;

import io.sipwright.server.media.bridge.BridgeReport;
import io.sipwright.server.sdp.rewrite.Side;
import java.util.Optional;

/**
 * Media sessions as four verbs, the ones that SIP servers also use towards a media proxy of its own process. Calls never
 * wait for a peer. Thread-safe.
 */
public interface MediaControl extends AutoCloseable {
    /**
     * A side made an offer; the first one opens the session.
     *
     * @param callId names the call
     * @param from who offers
     * @param sdp as received
     * @return what to send to the other side
     */
    MediaReply offer(String callId, Side from, byte[] sdp) throws MediaControlException;

    /** A side answered the last offer of the other. The same answer again gives the same reply. */
    MediaReply answer(String callId, Side from, byte[] sdp) throws MediaControlException;

    /** Ends a session; its plain ports are free on return. False when there was none. */
    boolean delete(String callId);

    /** Live figures of a session. */
    Optional<BridgeReport> query(String callId);

    /** Sessions alive. */
    int sessions();

    /** Ends all sessions and gives back every port. */
    @Override
    void close();
}
