package io.sipwright.pstn.rtp;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.atomic.AtomicInteger;

/** Assigns even UDP ports of a range in turn, so that a port is not reused at once. Safe for any thread. */
public final class RtpPorts {
    private final InetAddress bind;
    private final int first;
    private final int count;
    private final AtomicInteger next = new AtomicInteger();

    /**
     * @param first lowest port
     * @param last highest port
     * @throws IllegalArgumentException if the range holds no even port
     */
    public RtpPorts(InetAddress bind, int first, int last) {
        this.bind = bind;
        this.first = first + (first & 1);
        this.count = (last - this.first) / 2 + 1;
        if (first < 1 || last > 65535 || count < 1) {
            throw new IllegalArgumentException("RTP ports " + first + " to " + last + " hold no even port");
        }
    }

    /** @throws IOException if every port of the range is taken, or sockets cannot be opened at all */
    DatagramChannel open() throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        for (int tries = 0; tries < count; tries++) {
            int port = first + 2 * Math.floorMod(next.getAndIncrement(), count);
            try {
                return channel.bind(new InetSocketAddress(bind, port));
            } catch (BindException taken) {
                continue;
            }
        }
        channel.close();
        throw new BindException("every RTP port from " + first + " on (" + count + " even ones) is taken on " + bind);
    }
}
