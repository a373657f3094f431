package io.sipwright.server.media.control;

import java.util.Map;

/** Opens media sessions on the bridge. Thread-safe; nothing blocks. */
public interface MediaSessions extends AutoCloseable {
    /**
     * A session for one bridged branch: one WebRTC end, one RTP end, with its own ports and ICE credentials. It lives
     * until its owner ends it, even if its first offer is refused or its media have failed.
     *
     * @param listener is called when the media cannot go on
     * @throws MediaRefusedException 503: no free ports
     */
    MediaSession open(BridgedCall call, MediaSession.Listener listener) throws MediaRefusedException;

    /** The number of sessions. */
    int alive();

    /** How many sessions have ended, by reason; every reason has an entry. */
    Map<EndReason, Long> ended();

    /** Ends all sessions, counted as {@link EndReason#SHUTDOWN}, and frees every port. */
    @Override
    void close();
}
