package io.sipwright.server.media.udp;

import io.sipwright.server.media.rtp.Packet;
import java.net.InetSocketAddress;

/** Receives datagrams of a socket, on its loop's thread. The packet is reused afterwards. */
@FunctionalInterface
public interface UdpReceiver {
    /**
     * A datagram.
     *
     * @param from its source, which is not proved
     */
    void received(Packet packet, InetSocketAddress from);
}
