package io.sipwright.server.media.bridge;

import io.sipwright.server.media.rtp.Packet;
import io.sipwright.server.media.rtp.PacketKind;
import io.sipwright.server.media.rtp.RtcpCompound;
import io.sipwright.server.media.rtp.RtpHeader;
import io.sipwright.server.media.udp.UdpLoop;
import io.sipwright.server.media.udp.UdpSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.UnsupportedAddressTypeException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The plain end of a session: a pair of ports and the latched addresses of the far end. */
final class PlainLeg implements AutoCloseable {
    private final RtpLatch rtpSource;
    private final RtpLatch rtcpSource;
    private final UdpSocket rtp;
    private final UdpSocket rtcp;

    /** Ports are bound and served when this returns. */
    PlainLeg(UdpLoop loop, PortPool pool, Latching latching, Paths paths) throws IOException {
        rtpSource = latching.latch();
        rtcpSource = latching.latch();
        PortPool.Pair pair = pool.take();
        try {
            rtp = loop.serve(pair.rtp(), (packet, from) -> hand(rtpSource, packet, from, paths.rtp()));
            rtcp = loop.serve(pair.rtcp(), (packet, from) -> hand(rtcpSource, packet, from, paths.rtcp()));
        } catch (IOException e) {
            pair.rtp().close();
            pair.rtcp().close();
            throw e;
        }
    }

    /**
     * Rules for sources that the SDP does not name.
     *
     * @param signalling where SIP comes from
     * @param window after which no source is latched any more
     * @param clock nanoseconds that only run forwards
     */
    record Latching(InetAddress signalling, Duration window, LongSupplier clock) {
        private RtpLatch latch() {
            return new RtpLatch(signalling, window, clock);
        }
    }

    /**
     * Where packets of the plain side go.
     *
     * @param rtp path of RTP
     * @param rtcp path of RTCP
     */
    record Paths(PacketPath rtp, PacketPath rtcp) {}

    int rtpPort() {
        return rtp.port();
    }

    int rtcpPort() {
        return rtcp.port();
    }

    /** An offer has these addresses; null: nowhere. */
    void propose(@Nullable InetSocketAddress rtpAddress, @Nullable InetSocketAddress rtcpAddress) {
        rtpSource.propose(rtpAddress);
        rtcpSource.propose(rtcpAddress);
    }

    /** The description with these addresses takes part in an answered offer. */
    void apply(@Nullable InetSocketAddress rtpAddress, @Nullable InetSocketAddress rtcpAddress) {
        rtpSource.apply(rtpAddress);
        rtcpSource.apply(rtcpAddress);
    }

    void accept() {
        rtpSource.accept();
        rtcpSource.accept();
    }

    void withdraw() {
        rtpSource.withdraw();
        rtcpSource.withdraw();
    }

    Drop sendRtp(Packet packet) {
        return send(packet, rtp, rtpSource);
    }

    Drop sendRtcp(Packet packet) {
        return send(packet, rtcp, rtcpSource);
    }

    @Override
    public void close() {
        rtp.close();
        rtcp.close();
    }

    private static Drop send(Packet packet, UdpSocket socket, RtpLatch source) {
        InetSocketAddress to = source.destination();
        if (to == null) {
            return Drop.NO_DESTINATION;
        }
        try {
            return socket.send(packet.bytes(), packet.offset(), packet.length(), to) ? Drop.NONE : Drop.NOT_SENT;
        } catch (IOException | UnsupportedAddressTypeException e) { // unreachable, closed, or IPv6 from an IPv4 socket
            return Drop.NOT_SENT;
        }
    }

    private static void hand(RtpLatch source, Packet packet, InetSocketAddress from, PacketPath path) {
        PacketKind kind = PacketKind.of(packet.bytes(), packet.offset(), packet.length());
        if (source.knows(from) || wellFormed(kind, packet) && source.latch(from, packet)) {
            if (kind == PacketKind.RTP) {
                source.passed(packet);
            }
            path.run(packet);
        } else {
            path.drop(Drop.FOREIGN_SOURCE);
        }
    }

    /** Only well-formed packets latch a source. */
    private static boolean wellFormed(PacketKind kind, Packet packet) {
        return switch (kind) {
            case RTP -> RtpHeader.wellFormed(packet);
            case RTCP -> RtcpCompound.wellFormed(packet);
            default -> false;
        };
    }
}
