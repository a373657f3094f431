package io.sipwright.scenarios.endpoint;

import java.net.InetSocketAddress;

/** The transport of an endpoint's messages. Used on the endpoint's event loop only. */
public interface Transport extends AutoCloseable {
    /** As in a Via: {@code UDP}, {@code WS} or {@code WSS}. */
    String protocol();

    /** The own address. */
    InetSocketAddress local();

    /** Sends one message. */
    void send(byte[] message);

    /** Whether nothing is lost, so nothing is retransmitted (RFC 3261 §17). */
    default boolean reliable() {
        return !protocol().equals("UDP");
    }

    @Override
    void close();
}
