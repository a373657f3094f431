package io.sipwright.scenarios.network;

import io.netty.channel.EventLoop;
import java.io.IOException;
import java.net.InetSocketAddress;

/** One UDP port of a party. Used on the party's event loop. */
public interface UdpSocket {
    /** Takes datagrams that arrive, on the party's event loop. */
    interface Receiver {
        void received(InetSocketAddress from, byte[] datagram);
    }

    /**
     * A socket in the network namespace of the calling thread; it receives on its event loop.
     *
     * @throws IOException if the address is not this machine's or the port is taken
     */
    static UdpSocket bound(EventLoop loop, InetSocketAddress bind, Receiver receiver) throws IOException {
        return new BoundSocket(loop, bind, receiver);
    }

    /** The port as the party knows it, which is not what others see through a NAT. */
    int port();

    /** Sends a datagram; what cannot be sent is lost, as on a network. */
    void send(InetSocketAddress to, byte[] datagram);

    void close();
}
