package io.sipwright.server.media.bridge;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Pairs of an even RTP port and the next one for RTCP, in turn, so that a freed port rests (RFC 3550 §11). */
final class PortPool {
    private static final int ANY_TRIES = 100;

    private final PlainSockets sockets;
    private final PlainSettings settings;
    private final AtomicInteger turn = new AtomicInteger();

    PortPool(PlainSockets sockets, PlainSettings settings) {
        this.sockets = sockets;
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
        DatagramChannel probe = sockets.bind(new InetSocketAddress(settings.bind(), 0));
        int port = ((InetSocketAddress) probe.getLocalAddress()).getPort();
        probe.close();
        return pairAt(port - port % 2);
    }

    private Optional<Pair> pairAt(int even) throws IOException {
        DatagramChannel rtp;
        try {
            rtp = sockets.bind(new InetSocketAddress(settings.bind(), even));
        } catch (BindException taken) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Pair(rtp, sockets.bind(new InetSocketAddress(settings.bind(), even + 1))));
        } catch (BindException taken) {
            rtp.close();
            return Optional.empty();
        }
    }
}
