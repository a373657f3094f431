package io.sipwright.server.media.bridge;

import io.sipwright.server.media.udp.UdpLoop;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Pairs of an even RTP port and the next one for RTCP (RFC 3550 §11). All pairs of the range are used in turn, so that
 * a freed port is not reused soon; the order is random in each round, so that a call's port cannot be predicted.
 * A pair is given back by closing its channels ({@link PlainLeg#close}). Thread-safe.
 */
final class PortPool {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ANY_TRIES = 100;
    private static final int BUFFER_BYTES = 1 << 18;

    private final UdpLoop loop;
    private final PlainSettings settings;
    private final List<Integer> order = new ArrayList<>();
    private int next;

    PortPool(UdpLoop loop, PlainSettings settings) {
        this.loop = loop;
        this.settings = settings;
        for (int pair = 0; !settings.ports().any() && pair < settings.ports().pairs(); pair++) {
            order.add(settings.ports().firstEven() + 2 * pair);
        }
    }

    /** Two bound channels. */
    record Pair(DatagramChannel rtp, DatagramChannel rtcp) {}

    Pair take() throws IOException {
        PortRange range = settings.ports();
        int tries = range.any() ? ANY_TRIES : 2 * range.pairs(); // one whole round from a random start
        for (int i = 0; i < tries; i++) {
            Optional<Pair> pair = range.any() ? anyPair() : pairAt(nextInOrder());
            if (pair.isPresent()) {
                return pair.get();
            }
        }
        throw new NoFreePortsException(range);
    }

    private synchronized int nextInOrder() {
        if (next == 0) {
            Collections.shuffle(order, RANDOM);
        }
        int port = order.get(next);
        next = (next + 1) % order.size();
        return port;
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
