package io.sipwright.server.media.bridge;

import io.sipwright.server.media.udp.UdpLoop;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Pairs of an even RTP port and the next one for RTCP, in turn, so that a freed port rests (RFC 3550 §11). */
final class PortPool {
    private static final int ANY_TRIES = 100;
    private static final int BUFFER_BYTES = 1 << 18;

    private final UdpLoop loop;
    private final PlainSettings settings;
    private final AtomicInteger turn = new AtomicInteger();

    PortPool(UdpLoop loop, PlainSettings settings) {
        this.loop = loop;
        this.settings = settings;
    }

    /** Two bound channels. */
    record Pair(DatagramChannel rtp, DatagramChannel rtcp) {}

    Pair take() throws IOException {
        PortRange range = settings.ports();
        int tries = range.any() ? ANY_TRIES : range.pairs();
        for (int i = 0; i < tries; i++) {
            int next = Math.floorMod(turn.getAndIncrement(), tries);
            Optional<Pair> pair = range.any() ? anyPair() : pairAt(range.firstEven() + 2 * next);
            if (pair.isPresent()) {
                return pair.get();
            }
        }
        throw new NoFreePortsException(range);
    }

    private Optional<Pair> anyPair() throws IOException {
        DatagramChannel probe = bind(0);
        int port = ((InetSocketAddress) probe.getLocalAddress()).getPort();
        probe.close();
        return pairAt(port - port % 2);
    }

    private Optional<Pair> pairAt(int even) throws IOException {
        DatagramChannel rtp;
        try {
            rtp = bind(even);
        } catch (BindException taken) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Pair(rtp, bind(even + 1)));
        } catch (BindException taken) {
            rtp.close();
            return Optional.empty();
        }
    }

    private DatagramChannel bind(int port) throws IOException {
        return loop.bind(new InetSocketAddress(settings.bind(), port), BUFFER_BYTES);
    }
}
