package io.sipwright.pstn.container;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Ports in a row.
 *
 * @param first the first one
 * @param last the last one
 */
public record PortRange(int first, int last) {
    /** Each port of a range is published separately, so the range is small: enough calls for five lanes. */
    private static final int PUBLISHED = 64;

    /** Below the ephemeral ports of Linux (32768) and macOS (49152). */
    private static final int FROM = 20_000;

    private static final int TO = 32_000;

    static PortRange of(int port) {
        return new PortRange(port, port);
    }

    /**
     * Free UDP ports to publish.
     *
     * @param kept ports that are reserved
     * @throws ContainerUnavailableException when there is none
     */
    static PortRange free(InetAddress at, Set<Integer> kept) throws ContainerUnavailableException {
        return IntStream.iterate(FROM, first -> first < TO, first -> first + PUBLISHED)
                .mapToObj(first -> new PortRange(first, first + PUBLISHED - 1))
                .filter(range -> kept.stream().noneMatch(range::holds))
                .filter(range -> range.free(range.first, at))
                .findFirst()
                .orElseThrow(
                        () -> new ContainerUnavailableException("No " + PUBLISHED + " UDP ports in a row are free at "
                                + at.getHostAddress() + " between " + FROM + " and " + TO + "."));
    }

    private boolean holds(int port) {
        return port >= first && port <= last;
    }

    /** Keeps each port bound until all were tried. */
    private boolean free(int port, InetAddress at) {
        if (port > last) {
            return true;
        }
        try (DatagramSocket socket = new DatagramSocket(null)) {
            socket.setReuseAddress(false);
            socket.bind(new InetSocketAddress(at, port));
            return free(port + 1, at);
        } catch (IOException taken) {
            return false;
        }
    }
}
