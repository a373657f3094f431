package io.sipwright.bench.peer;

import java.io.IOException;

/** Starts one kind of server. */
public interface PeerFactory {
    /** As the tables name it. */
    String name();

    /**
     * Starts the server and waits until it accepts requests.
     *
     * @throws IOException if it cannot be started; the message says why
     */
    Peer start() throws IOException;
}
