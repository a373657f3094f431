package io.sipwright.scenarios.network;

import io.netty.channel.EventLoop;
import io.sipwright.scenarios.network.Translation.Inward;
import io.sipwright.scenarios.network.Translation.Outward;
import io.sipwright.scenarios.network.Translation.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A network behind a NAT, in this process: parties have ports on a private address, which exist nowhere else. What they
 * send leaves from sockets on the outside address. Safe for any thread; the NAT itself is confined to one event loop.
 */
public final class NatNetwork implements UdpNetwork, RunningNat {
    /** Below the ports that the system gives to others, so that a NAT which preserves ports finds them free outside. */
    private static final int FIRST_PORT = 20_000;

    private static final int PORTS = 12_000;
    private static final int PATIENCE_SECONDS = 10;

    private static final InetAddress PRIVATE = address("10.77.0.2");

    /**
     * In front of a target on loopback: what it sends to the private address has to get lost. From a socket on loopback, the system refuses
     * to send to any other network, and such an error ends ICE in some targets at once.
     */
    private static final InetAddress PRIVATE_TO_LOOPBACK = address("127.200.0.2");

    private final NatKind kind;
    private final InetAddress inside;
    private final InetAddress outside;
    private final EventLoop loop;
    private final OutsidePorts ports;
    private final NatPath path;
    private final Random random;
    private final Map<InetSocketAddress, InsideSocket> sockets = new ConcurrentHashMap<>();
    private final List<BoundSocket> entrances = new CopyOnWriteArrayList<>();

    /**
     * Opens nothing yet.
     *
     * @param outside an address of this machine from which the target is reached
     * @param loop where the NAT works
     * @param seed of the choice of ports
     * @throws IOException if the machine has no such address
     */
    public NatNetwork(NatKind kind, InetAddress outside, EventLoop loop, long seed) throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, outside)) {
            this.outside = socket.getLocalAddress();
        }
        inside = this.outside.isLoopbackAddress() ? PRIVATE_TO_LOOPBACK : PRIVATE;
        this.kind = kind;
        this.loop = loop;
        ports = new OutsidePorts(loop, outside, this::fromOutside);
        path = NatPath.of(kind, List.of(address("10.78.0.2")), outside, ports, seed, System::nanoTime);
        random = new Random(seed);
    }

    @Override
    public NatKind kind() {
        return kind;
    }

    @Override
    public InetAddress outside() {
        return outside;
    }

    @Override
    public List<InetAddress> addresses() {
        return List.of(inside);
    }

    /** A party has at most {@value #PORTS} ports. */
    @Override
    public UdpSocket open(EventLoop party, UdpSocket.Receiver receiver) {
        for (int i = 0; i < PORTS; i++) {
            InetSocketAddress own = new InetSocketAddress(inside, FIRST_PORT + random.nextInt(PORTS));
            InsideSocket socket = new InsideSocket(own, party, receiver);
            if (sockets.putIfAbsent(own, socket) == null) {
                return socket;
            }
        }
        throw new UncheckedIOException(new IOException("no port is free behind the NAT"));
    }

    /**
     * Opens an entrance for one party that has a socket of this machine's own: what it sends to this address leaves through the NAT
     * towards a server, and what the NAT lets in comes from this address.
     *
     * @throws IOException if no port is free
     */
    public InetSocketAddress entrance(InetSocketAddress server) throws IOException {
        AtomicReference<@Nullable InetSocketAddress> party = new AtomicReference<>();
        AtomicReference<@Nullable UdpSocket> behind = new AtomicReference<>();
        BoundSocket socket =
                new BoundSocket(loop, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), (from, datagram) -> {
                    party.set(from);
                    Optional.ofNullable(behind.get()).ifPresent(inner -> inner.send(server, datagram));
                });
        behind.set(open(
                loop, (from, datagram) -> Optional.ofNullable(party.get()).ifPresent(to -> socket.send(to, datagram))));
        entrances.add(socket);
        return socket.local();
    }

    @Override
    public void rebind() {
        onLoop(() -> {
            path.rebind();
            return true;
        });
    }

    /** Packets that were dropped for this reason. */
    public long dropped(Reason reason) {
        return onLoop(() -> path.dropped(reason));
    }

    @Override
    public void close() {
        sockets.clear();
        entrances.forEach(BoundSocket::close);
        onLoop(() -> {
            ports.close();
            return true;
        });
    }

    private void fromInside(Packet packet, byte[] datagram) {
        InsideSocket neighbour = sockets.get(packet.destination());
        if (neighbour != null) {
            neighbour.deliver(packet.source(), datagram); // on the same network, so not through the NAT
        } else if (!packet.destination().isUnresolved()) {
            pass(path.fromInside(packet), datagram);
        }
    }

    private void fromOutside(Packet packet, byte[] datagram) {
        pass(path.fromOutside(packet), datagram);
    }

    private void pass(Translation translation, byte[] datagram) {
        if (translation instanceof Outward outward) {
            ports.send(outward.packet(), datagram);
        } else if (translation instanceof Inward inward) {
            InsideSocket socket = sockets.get(inward.packet().destination());
            if (socket != null) {
                socket.deliver(inward.packet().source(), datagram);
            }
        }
    }

    private <T> T onLoop(Callable<T> task) {
        try {
            return loop.inEventLoop() ? task.call() : loop.submit(task).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the NAT does not work", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (Exception e) {
            throw new IllegalStateException("the NAT failed", e);
        }
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(text + " is an address", e);
        }
    }

    /** A port on the private address. */
    private final class InsideSocket implements UdpSocket {
        private final InetSocketAddress own;
        private final EventLoop party;
        private final Receiver receiver;

        InsideSocket(InetSocketAddress own, EventLoop party, Receiver receiver) {
            this.own = own;
            this.party = party;
            this.receiver = receiver;
        }

        void deliver(InetSocketAddress from, byte[] datagram) {
            party.execute(() -> receiver.received(from, datagram));
        }

        @Override
        public int port() {
            return own.getPort();
        }

        @Override
        public void send(InetSocketAddress to, byte[] datagram) {
            loop.execute(() -> fromInside(new Packet(own, to), datagram));
        }

        @Override
        public void close() {
            sockets.remove(own, this);
        }
    }
}
