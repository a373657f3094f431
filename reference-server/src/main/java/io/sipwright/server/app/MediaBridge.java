package io.sipwright.server.app;

import io.sipwright.server.explain.ReasonLedger;
import io.sipwright.server.session.MediaSessions;
import java.io.IOException;

/** Opens the media bridge of a server: the one place where it is plugged in. */
public interface MediaBridge {
    /** @throws IOException where its ports cannot be opened */
    Opened open(MediaConfig config, MediaSessions.Listener listener, ReasonLedger ledger) throws IOException;

    /** The bridge that the server runs with. */
    static MediaBridge standard() {
        return (config, listener, ledger) -> new Opened(new NoMedia(), () -> {});
    }

    /**
     * A bridge at work.
     *
     * @param close ends every session and frees every port
     */
    record Opened(MediaSessions sessions, Runnable close) {}
}
