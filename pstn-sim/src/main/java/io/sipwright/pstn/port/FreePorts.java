package io.sipwright.pstn.port;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Ports for programs that are started later. They are chosen at random from 10000 to 29999, below the ephemeral ports
 * of operating systems, so that two runs on one machine rarely choose the same. A port is free if neither TCP nor UDP
 * uses it. Safe for any thread.
 */
public final class FreePorts {
    private static final int FIRST = 10_000;
    private static final int LAST = 29_999;
    private static final int TRIES = 1_000;

    private FreePorts() {}

    /**
     * One free port.
     *
     * @throws IOException if none was found
     */
    public static int one(InetAddress at) throws IOException {
        return row(at, 1);
    }

    /**
     * The first of consecutive free ports; it is even (RFC 3550 §11).
     *
     * @throws IOException if none were found
     */
    public static int row(InetAddress at, int count) throws IOException {
        for (int tries = 0; tries < TRIES; tries++) {
            int random = ThreadLocalRandom.current().nextInt(FIRST, LAST - count);
            int first = random - random % 2;
            if (IntStream.range(first, first + count).allMatch(port -> isFree(at, port))) {
                return first;
            }
        }
        throw new BindException("no " + count + " free ports in a row between " + FIRST + " and " + LAST + " on "
                + at.getHostAddress());
    }

    /** This port if it is free, else another. */
    public static int preferred(InetAddress at, int port) throws IOException {
        return isFree(at, port) ? port : one(at);
    }

    /** Whether both TCP and UDP can be bound now. */
    public static boolean isFree(InetAddress at, int port) {
        try (ServerSocket tcp = new ServerSocket();
                DatagramSocket udp = new DatagramSocket(null)) {
            tcp.bind(new InetSocketAddress(at, port), 1);
            udp.bind(new InetSocketAddress(at, port));
            return tcp.isBound() && udp.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
