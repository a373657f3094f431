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

    /** Sends without blocking; a message to a closed flow is dropped and {@code false} returned. */
    boolean send(Message message);

    /** Closes a connection; nothing happens for UDP. */
    void close();
}
