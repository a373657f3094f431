package io.sipwright.bench.peer;

import java.io.IOException;

/** Starts one kind of server. */
public interface PeerFactory {
    /** As the tables name it. */
    String name();

    /**
     * Starts it and waits until it serves.
     *
     * @throws IOException where it cannot be started; the message says why
     */
    Peer start() throws IOException;
}
