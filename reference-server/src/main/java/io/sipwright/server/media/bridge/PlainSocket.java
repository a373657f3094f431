package io.sipwright.server.media.bridge;

import io.sipwright.server.media.rtp.Packet;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** One bound UDP socket of the plain side. Sending belongs to one thread at a time. */
final class PlainSocket implements AutoCloseable {
    private final PlainSockets owner;
    private final DatagramChannel channel;
    private final int port;
    private final ByteBuffer out = ByteBuffer.allocateDirect(Packet.CAPACITY);

    PlainSocket(PlainSockets owner, DatagramChannel channel, int port) {
        this.owner = owner;
        this.channel = channel;
        this.port = port;
    }

    int port() {
        return port;
    }

    /** Hands the datagram to the system, or says that it did not take it. */
    Drop send(Packet packet, InetSocketAddress to) {
        try {
            out.clear();
            out.put(packet.bytes(), packet.offset(), packet.length()).flip();
            return channel.send(out, to) > 0 ? Drop.NONE : Drop.NOT_SENT;
        } catch (IOException e) { // an unreachable host or a closed socket: counted
            return Drop.NOT_SENT;
        }
    }

    /** The port is free when this returns. */
    @Override
    public void close() {
        owner.release(channel);
    }
}
