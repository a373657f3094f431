package io.sipwright.server.media.udp;

import io.sipwright.server.media.rtp.Packet;
import java.net.InetSocketAddress;

/** Takes what arrives on a socket; on its loop's thread. The packet is lent. */
@FunctionalInterface
public interface UdpReceiver {
    /**
     * A datagram.
     *
     * @param from its source, which is not proved
     */
    void received(Packet packet, InetSocketAddress from);
}
