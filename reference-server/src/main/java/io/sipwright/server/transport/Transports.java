package io.sipwright.server.transport;

import java.net.InetSocketAddress;
import java.util.Optional;

/** The open listeners and flows. Thread-safe. */
public interface Transports extends AutoCloseable {
    /** A flow over our UDP listener to this address. */
    Flow udp(InetSocketAddress remote);

    /**
     * The connection with this id, while it is open. Never opens one: a server cannot connect to a browser (RFC 7118
     * §5).
     */
    Optional<Flow> connection(String flowId);

    /** An open connection from this address. */
    Optional<Flow> connectionFrom(InetSocketAddress remote);

    /** Our own address for a transport, for Via and Record-Route. */
    InetSocketAddress local(Transport transport);

    @Override
    void close();
}
