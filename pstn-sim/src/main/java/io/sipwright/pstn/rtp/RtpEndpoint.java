package io.sipwright.pstn.rtp;

import io.sipwright.pstn.tone.HeardAudio;
import io.sipwright.pstn.wire.Direction;
import io.sipwright.pstn.wire.Tampering;
import io.sipwright.pstn.wire.Traffic;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One UDP port for plain RTP: it sends from the port on which it receives. Methods are safe for any thread; media runs
 * on the {@link MediaLoop}.
 */
public final class RtpEndpoint implements AutoCloseable {
    private static final int MTU = 1500;
    private static final Logger LOG = LoggerFactory.getLogger(RtpEndpoint.class);

    private final MediaLoop loop;
    private final DatagramChannel channel;
    private final InetSocketAddress local;
    private final RtpSender sender;
    private final RtpReceiver receiver;
    private final RtpPacket packet = new RtpPacket();
    private final ByteBuffer in = ByteBuffer.allocateDirect(MTU);
    private final ByteBuffer out = ByteBuffer.allocateDirect(MTU);
    private volatile @Nullable InetSocketAddress remote;
    private volatile boolean echo;
    private volatile long closedAtMillis;
    private volatile String call = "";

    /**
     * Opens a free port of the range.
     *
     * @param digits receives each DTMF digit as a character, on the media thread
     * @throws IOException if no port is free
     */
    public RtpEndpoint(MediaLoop loop, RtpPorts ports, RandomGenerator random, IntConsumer digits) throws IOException {
        this.loop = loop;
        channel = ports.open();
        local = (InetSocketAddress) channel.getLocalAddress();
        sender = new RtpSender(random);
        receiver = new RtpReceiver(digits);
        loop.add(this, channel);
    }

    public int port() {
        return local.getPort();
    }

    /** Sets where to send; nothing is sent while it is null. */
    public void remote(@Nullable InetSocketAddress address) {
        remote = address;
    }

    public void codec(G711 codec) {
        sender.codec(codec);
    }

    /** Payload types of telephone events: the one that the peer asked for, and our own. */
    public void eventTypes(int toPeer, int fromPeer) {
        sender.eventType(toPeer);
        receiver.eventType(fromPeer);
    }

    /** Sends this audio from the next frame on; null stops sending packets. */
    public void speak(@Nullable FrameSource voice) {
        sender.voice(voice);
    }

    /** Sends every received packet back at once. */
    public void echo(boolean on) {
        echo = on;
    }

    /** Queues DTMF digits as RFC 4733 events. @throws IllegalArgumentException on any other character */
    public void press(String digits) {
        sender.press(digits);
    }

    /** The audio heard until now, or until the port was closed. */
    public HeardAudio heard() {
        return receiver.heardUntil(closedAtMillis > 0 ? closedAtMillis : loop.nowMillis());
    }

    /** Counts of the received packets. */
    public RtpReception reception() {
        return receiver.reception();
    }

    /** The packets of telephone events received, as they came. */
    public List<TelephoneEvent> events() {
        return receiver.events();
    }

    /** Frames that it should have sent since the media thread began, and left out because that thread had stood still. */
    public long framesLeftOut() {
        return loop.framesLeftOut();
    }

    public long packetsReceived() {
        return receiver.packets();
    }

    /** The Call-ID of the call that the packets belong to, for tampering. */
    public void call(String callId) {
        call = callId;
    }

    synchronized void sendFrame(long epochMillis) {
        out.clear();
        sender.frame(epochMillis, out);
        flush(remote);
    }

    void receiveAll() {
        try {
            for (in.clear(); channel.receive(in) != null; in.clear()) {
                in.flip();
                if (loop.tampering() == Tampering.NONE) {
                    take(packet, in);
                } else {
                    loop.tampering()
                            .pass(
                                    traffic(Direction.RECEIVED, in),
                                    bytes -> take(new RtpPacket(), ByteBuffer.wrap(bytes)));
                }
            }
        } catch (ClosedChannelException e) {
            LOG.trace("RTP port {} was closed while receiving", port());
        } catch (IOException e) {
            LOG.debug("RTP port {} could not receive: {}", port(), e.toString());
        }
    }

    private void take(RtpPacket view, ByteBuffer bytes) {
        if (view.wrap(bytes)) {
            receiver.receive(view, loop.nowMillis());
            reflect(view);
        }
    }

    private synchronized void reflect(RtpPacket received) {
        if (echo) {
            out.clear();
            sender.reflect(received, out);
            flush(remote);
        }
    }

    private Traffic traffic(Direction direction, ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return new Traffic(Traffic.Kind.RTP, direction, Traffic.Role.FAR_END, "gateway", call, bytes);
    }

    private void flush(@Nullable SocketAddress to) {
        out.flip();
        if (to == null || !out.hasRemaining()) {
            return;
        }
        if (loop.tampering() == Tampering.NONE) {
            put(out, to);
        } else {
            loop.tampering().pass(traffic(Direction.SENT, out), bytes -> put(ByteBuffer.wrap(bytes), to));
        }
    }

    private void put(ByteBuffer bytes, SocketAddress to) {
        try {
            channel.send(bytes, to);
        } catch (ClosedChannelException e) {
            LOG.trace("RTP port {} was closed while sending", port());
        } catch (IOException e) {
            LOG.debug("RTP port {} could not send to {}: {}", port(), to, e.toString());
        }
    }

    /** Frees the port; the heard audio remains. */
    @Override
    public void close() {
        if (closedAtMillis == 0) {
            closedAtMillis = loop.nowMillis();
        }
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn("closing RTP port {} failed", port(), e);
        }
        loop.remove(this);
    }
}
