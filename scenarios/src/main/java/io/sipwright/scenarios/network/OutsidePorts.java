package io.sipwright.scenarios.network;

import io.netty.channel.EventLoop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;

/** A NAT's ports on its outside address: each is a socket of this machine. Confined to the NAT's event loop. */
final class OutsidePorts implements ExternalPorts {
    private final EventLoop loop;
    private final InetAddress address;
    private final Receiver receiver;
    private final Map<Integer, BoundSocket> sockets = new HashMap<>();

    /** Takes what arrives at any of the ports. */
    interface Receiver {
        void received(Packet packet, byte[] datagram);
    }

    OutsidePorts(EventLoop loop, InetAddress address, Receiver receiver) {
        this.loop = loop;
        this.address = address;
        this.receiver = receiver;
    }

    @Override
    public boolean reserve(int port) {
        try {
            InetSocketAddress outside = new InetSocketAddress(address, port);
            BoundSocket socket = new BoundSocket(
                    loop, outside, (from, datagram) -> receiver.received(new Packet(from, outside), datagram));
            sockets.put(port, socket);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    @Override
    public void release(int port) {
        BoundSocket socket = sockets.remove(port);
        if (socket != null) {
            socket.close();
        }
    }

    void send(Packet packet, byte[] datagram) {
        BoundSocket socket = sockets.get(packet.source().getPort());
        if (socket != null) {
            socket.send(packet.destination(), datagram);
        }
    }

    void close() {
        sockets.values().forEach(BoundSocket::close);
        sockets.clear();
    }
}
