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
 * Ports for programs that are started later and must know them before. They are taken at random from 10000 to 29999, below
 * what operating systems give to whoever asks for any port, so that two runs on one machine do not meet. A port counts as free
 * where neither TCP nor UDP has it. Safe for any thread.
 */
public final class FreePorts {
    private static final int FIRST = 10_000;
    private static final int LAST = 29_999;
    private static final int TRIES = 1_000;

    private FreePorts() {}

    /**
     * One free port.
     *
     * @throws IOException when there seems to be none
     */
    public static int one(InetAddress at) throws IOException {
        return row(at, 1);
    }

    /**
     * The first of free ports in a row; it is even (RFC 3550 §11).
     *
     * @throws IOException when there seem to be none
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

    /** This port where it is free, else another. */
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
