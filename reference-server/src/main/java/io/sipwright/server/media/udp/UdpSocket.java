package io.sipwright.server.media.udp;

import io.sipwright.server.media.rtp.Packet;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.locks.ReentrantLock;

/** One bound UDP socket of a loop. Safe for any thread. */
public final class UdpSocket implements AutoCloseable {
    private final UdpLoop owner;
    private final DatagramChannel channel;
    private final InetSocketAddress local;
    private final ReentrantLock sending = new ReentrantLock();
    private final ByteBuffer out = ByteBuffer.allocateDirect(Packet.CAPACITY);

    UdpSocket(UdpLoop owner, DatagramChannel channel, InetSocketAddress local) {
        this.owner = owner;
        this.channel = channel;
        this.local = local;
    }

    public int port() {
        return local.getPort();
    }

    /**
     * Sends a datagram.
     *
     * @return whether the system accepted it; it may still be lost
     * @throws IOException when the host cannot be reached or the socket is closed
     */
    public boolean send(byte[] bytes, int offset, int length, InetSocketAddress to) throws IOException {
        sending.lock();
        try {
            out.clear();
            out.put(bytes, offset, length).flip();
            return channel.send(out, to) > 0;
        } finally {
            sending.unlock();
        }
    }

    /** The port is free when this returns. */
    @Override
    public void close() {
        owner.release(channel);
    }
}
