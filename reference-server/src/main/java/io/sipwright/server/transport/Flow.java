package io.sipwright.server.transport;

import java.net.InetSocketAddress;
import javax.sip.message.Message;

/**
 * A bidirectional way to one peer (RFC 5626 §2): a WebSocket connection, or for UDP a listener and a remote address.
 * Thread-safe.
 */
public interface Flow {
    /** Unique in this process for a connection; for UDP derived from both addresses. */
    String id();

    Transport transport();

    InetSocketAddress local();

    InetSocketAddress remote();

    boolean open();

    /**
     * Sends without blocking; where the flow is closed or the message does not fit into a datagram, it is dropped and
     * {@code false} returned. A response over UDP goes where its request's Via wants it (RFC 3261 §18.2.2).
     */
    boolean send(Message message);

    /** Whether the message is not too long to be sent here: over UDP it must fit into a datagram (RFC 3261 §18.1.1). */
    default boolean fits(Message message) {
        return true;
    }

    /** A request that came on this flow was admitted: a connection may stay open now. */
    default void admitted() {}

    /** Closes a connection; nothing happens for UDP. */
    void close();
}
