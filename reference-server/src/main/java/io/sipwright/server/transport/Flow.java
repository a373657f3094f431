package io.sipwright.server.transport;

import java.net.InetSocketAddress;
import javax.sip.message.Message;

/**
 * A bidirectional path to one peer (RFC 5626 §2): a WebSocket connection, or for UDP a listener and a remote address.
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
     * Sends without blocking. If the flow is closed or the message does not fit into a datagram, the message is dropped
     * and {@code false} returned. A response over UDP goes to the address that its request's Via gives (RFC 3261
     * §18.2.2).
     */
    boolean send(Message message);

    /** Whether the message is short enough: over UDP it must fit into a datagram (RFC 3261 §18.1.1). */
    default boolean fits(Message message) {
        return true;
    }

    /** A request on this flow was admitted, so its connection may stay open. */
    default void admitted() {}

    /** Closes a connection; nothing happens for UDP. */
    void close();
}
