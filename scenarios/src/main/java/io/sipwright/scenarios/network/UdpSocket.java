package io.sipwright.scenarios.network;

import java.net.InetSocketAddress;

/** One UDP port of a party. Used on the party's event loop. */
public interface UdpSocket {
    /** Takes datagrams that arrive, on the party's event loop. */
    interface Receiver {
        void received(InetSocketAddress from, byte[] datagram);
    }

    /** The port as the party knows it, which is not what others see through a NAT. */
    int port();

    /** Sends a datagram; what cannot be sent is lost, as on a network. */
    void send(InetSocketAddress to, byte[] datagram);

    void close();
}
