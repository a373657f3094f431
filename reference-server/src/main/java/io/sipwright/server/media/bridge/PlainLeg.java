package io.sipwright.server.media.bridge;

import io.sipwright.server.media.rtp.Packet;
import io.sipwright.server.media.udp.UdpLoop;
import io.sipwright.server.media.udp.UdpSocket;
import java.io.IOException;
import java.net.InetSocketAddress;

/** The plain end of a session: a pair of ports and what was learned of the far end. */
final class PlainLeg implements AutoCloseable {
    private final RtpLatch rtpSource = new RtpLatch();
    private final RtpLatch rtcpSource = new RtpLatch();
    private final UdpSocket rtp;
    private final UdpSocket rtcp;

    /** Ports are bound and served when this returns. */
    PlainLeg(UdpLoop loop, PortPool pool, Paths paths) throws IOException {
        PortPool.Pair pair = pool.take();
        rtp = loop.serve(pair.rtp(), (packet, from) -> hand(rtpSource, packet, from, paths.rtp()));
        rtcp = loop.serve(pair.rtcp(), (packet, from) -> hand(rtcpSource, packet, from, paths.rtcp()));
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

    /** The far end's addresses by its description. */
    void announce(InetSocketAddress rtpAddress, InetSocketAddress rtcpAddress) {
        rtpSource.announce(rtpAddress);
        rtcpSource.announce(rtcpAddress);
    }

    void silence() {
        rtpSource.silence();
        rtcpSource.silence();
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
        } catch (IOException e) { // an unreachable host or a closed socket: counted
            return Drop.NOT_SENT;
        }
    }

    private static void hand(RtpLatch source, Packet packet, InetSocketAddress from, PacketPath path) {
        if (source.accept(from)) {
            path.run(packet);
        } else {
            path.drop(Drop.FOREIGN_SOURCE);
        }
    }
}
