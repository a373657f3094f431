package io.sipwright.server.transport;

import java.net.InetSocketAddress;
import java.util.Optional;
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

    /**
     * Sends as {@link #send} does, a message that may have to be sent again.
     *
     * @return sends the same bytes again without keeping the message; empty if it was not sent
     */
    default Optional<Runnable> sendRepeatable(Message message) {
        return send(message) ? Optional.of(() -> send(message)) : Optional.empty();
    }

    /** Whether the message is short enough: over UDP it must fit into a datagram (RFC 3261 §18.1.1). */
    default boolean fits(Message message) {
        return true;
    }

    /** A request on this flow was admitted, so its connection may stay open. */
    default void admitted() {}

    /** Closes a connection; nothing happens for UDP. */
    void close();
}
