package io.sipwright.bench.peer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A server under measurement. It runs in processes of its own until {@link #close}. */
public interface Peer extends AutoCloseable {
    /** As the tables name it. */
    String name();

    /** Where browsers connect. */
    URI websocket();

    /** Where the trunk and desk phones send. */
    InetSocketAddress sip();

    /** Where the generator plays its telephone network: believed without digest. */
    InetSocketAddress trunk();

    /** All processes that serve. */
    List<Long> pids();

    /** A look into its Java machine; empty where it is none. */
    Optional<JavaProbe> java();

    /** The warm-up is over: from now on it has no more than its cores. */
    default void confine() throws IOException {
        // most are confined from the start
    }

    @Override
    void close();
}
