package io.sipwright.bench.media;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * One end of a call's media: a G.711 stream of 20 ms packets, whose payload begins with the time at which it was sent.
 * Sends on the pacing thread, receives on the receiving thread.
 */
final class MediaEnd implements AutoCloseable {
    private static final int HEADER = 12;
    private static final int PAYLOAD = 160;
    private static final byte SILENCE = (byte) 0xFF;

    private final DatagramChannel channel;
    private final byte[] packet = new byte[HEADER + PAYLOAD];
    private final ByteBuffer view = ByteBuffer.wrap(packet);
    private volatile @Nullable InetSocketAddress remote;
    private volatile Protection protection = Protection.PLAIN;
    private volatile Window sending = new Window();
    private volatile Window hearing = new Window();
    private int sequence;

    MediaEnd(DatagramChannel channel) {
        this.channel = channel;
        Arrays.fill(packet, HEADER, packet.length, SILENCE);
        packet[0] = (byte) 0x80; // version 2, PCMU (RFC 3550 §5.1, RFC 3551 §6)
        view.putInt(8, ThreadLocalRandom.current().nextInt());
    }

    int port() throws IOException {
        return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }

    void sendTo(InetSocketAddress address) {
        remote = address;
    }

    void protectedBy(Protection by) {
        protection = by;
    }

    /** Sets the windows in which this end counts. */
    void countIn(Window sent, Window heard) {
        sending = sent;
        hearing = heard;
    }

    /** Sends the next packet. */
    void speak() {
        InetSocketAddress to = remote;
        if (to == null) {
            return;
        }
        view.putShort(2, (short) sequence);
        view.putInt(4, sequence * PAYLOAD);
        sequence++;
        long now = System.nanoTime();
        view.putLong(HEADER, now);
        sending.sent(now);
        send(to, protection.protect(packet));
    }

    /** Takes an RTP or SRTP packet. */
    void hear(byte[] datagram, long at) {
        if (datagram.length >= HEADER + Long.BYTES) {
            protection
                    .open(datagram)
                    .ifPresent(rtp -> hearing.heard(ByteBuffer.wrap(rtp).getLong(HEADER), at));
        }
    }

    void send(InetSocketAddress to, byte[] datagram) {
        try {
            channel.send(ByteBuffer.wrap(datagram), to);
        } catch (IOException e) {
            remote = null; // the peer has ended: missing packets are counted as lost
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            remote = null;
        }
    }
}
