package io.sipwright.bench.peer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A measured server. It runs in separate processes until {@link #close}. */
public interface Peer extends AutoCloseable {
    /** As the tables name it. */
    String name();

    /** Where browsers connect. */
    URI websocket();

    /** Where the trunk and desk phones send. */
    InetSocketAddress sip();

    /** Where the generator plays the trunk; trusted without digest. */
    InetSocketAddress trunk();

    /** All processes of the server. */
    List<Long> pids();

    /** Access to its JVM; empty if the server is not a Java program. */
    Optional<JavaProbe> java();

    /** Called after the warm-up: restricts the server to its cores. */
    default void confine() throws IOException {
        // most are restricted from the start
    }

    @Override
    void close();
}
