package io.sipwright.scenarios.network;

import io.netty.channel.EventLoop;
import java.net.InetAddress;
import java.util.List;

/** Where a party's UDP ports are: on this machine, or on a network behind a NAT. Safe for any thread. */
public interface UdpNetwork {
    /** This machine's own network. */
    UdpNetwork DIRECT = new DirectNetwork();

    /**
     * Opens a port.
     *
     * @param loop the party's event loop
     * @throws java.io.UncheckedIOException if the machine gives none
     */
    UdpSocket open(EventLoop loop, UdpSocket.Receiver receiver);

    /** The IPv4 addresses of each port as the party knows them, the preferred one first. */
    List<InetAddress> addresses();
}
