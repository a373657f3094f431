package io.sipwright.server.media.bridge;

import io.sipwright.server.media.rtp.Packet;
import java.io.IOException;
import java.net.InetSocketAddress;

/** The plain end of a session: a pair of ports and what was learned of the far end. */
final class PlainLeg implements AutoCloseable {
    private final SourceLock rtpSource = new SourceLock();
    private final SourceLock rtcpSource = new SourceLock();
    private final PlainSocket rtp;
    private final PlainSocket rtcp;

    /** Ports are bound and served when this returns. */
    PlainLeg(PlainSockets sockets, PortPool pool, Paths paths) throws IOException {
        PortPool.Pair pair = pool.take();
        rtp = sockets.serve(pair.rtp(), (packet, from) -> hand(rtpSource, packet, from, paths.rtp()));
        rtcp = sockets.serve(pair.rtcp(), (packet, from) -> hand(rtcpSource, packet, from, paths.rtcp()));
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

    private static Drop send(Packet packet, PlainSocket socket, SourceLock source) {
        InetSocketAddress to = source.destination();
        return to == null ? Drop.NO_DESTINATION : socket.send(packet, to);
    }

    private static void hand(SourceLock source, Packet packet, InetSocketAddress from, PacketPath path) {
        if (source.accept(from)) {
            path.run(packet);
        } else {
            path.drop(Drop.FOREIGN_SOURCE);
        }
    }
}
