package io.sipwright.server.media.bridge;

import io.sipwright.server.media.rtp.Packet;
import java.net.InetSocketAddress;

/** Takes what arrives on a plain socket; on the one thread of all plain sockets. The packet is lent. */
@FunctionalInterface
interface PlainReceiver {
    void received(Packet packet, InetSocketAddress from);
}
