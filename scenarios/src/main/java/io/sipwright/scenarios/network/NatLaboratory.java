package io.sipwright.scenarios.network;

import io.netty.channel.EventLoop;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.concurrent.atomic.AtomicInteger;

/** Opens networks behind NATs and certifies each before it is used. Safe for any thread. */
public final class NatLaboratory {
    private static final int ANY_PORT = 9;
    private static final AtomicInteger OPENED = new AtomicInteger();

    private NatLaboratory() {}

    /**
     * Opens a network behind a NAT of this kind. Blocks its caller for about 10 ms.
     *
     * @param target an address of the target: the NAT's outside address is on the way there
     * @param loop where the NAT works; not the caller's own
     * @param seed of the choice of ports
     * @throws IOException if this machine lacks the addresses
     * @throws IllegalStateException if a probe finds that the NAT does not behave as its name says: a fault of ours
     */
    public static NatNetwork open(NatKind kind, InetAddress target, EventLoop loop, long seed) throws IOException {
        NatNetwork network = new NatNetwork(kind, outside(target), loop, seed);
        try {
            certify(network, target, loop, seed);
            return network;
        } catch (IOException | RuntimeException e) {
            network.close();
            throw e;
        }
    }

    /** A server on the way to another machine has one address only, so a twin on loopback is probed instead. */
    private static void certify(NatNetwork network, InetAddress target, EventLoop loop, long seed) throws IOException {
        if (isOfThisMachine(target)) {
            requireExpected(network, loop);
        } else {
            try (NatNetwork twin =
                    new NatNetwork(network.kind(), outside(InetAddress.getLoopbackAddress()), loop, seed)) {
                requireExpected(twin, loop);
            }
        }
    }

    private static boolean isOfThisMachine(InetAddress target) throws IOException {
        return target.isLoopbackAddress() || NetworkInterface.getByInetAddress(target) != null;
    }

    private static void requireExpected(NatNetwork network, EventLoop loop) throws IOException {
        network.kind()
                .require(NatProbe.observe(
                        network, loop, InetAddress.getByName("127.0.0.1"), InetAddress.getByName("127.0.0.2")));
    }

    /** An address of its own for each NAT in front of this machine, else the address from which this machine reaches the target. */
    private static InetAddress outside(InetAddress target) throws IOException {
        if (isOfThisMachine(target)) {
            int run = Math.floorMod((int) ProcessHandle.current().pid(), 1 << 14);
            int number = Math.floorMod(OPENED.getAndIncrement(), 254) + 1;
            return InetAddress.getByAddress(new byte[] {127, (byte) (64 + (run >> 8)), (byte) run, (byte) number});
        }
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress(target, ANY_PORT));
            return socket.getLocalAddress();
        }
    }
}
