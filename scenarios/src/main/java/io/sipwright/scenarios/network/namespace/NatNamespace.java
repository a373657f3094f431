package io.sipwright.scenarios.network.namespace;

import io.netty.channel.EventLoop;
import io.sipwright.scenarios.network.ExternalPorts;
import io.sipwright.scenarios.network.NatKind;
import io.sipwright.scenarios.network.NatPath;
import io.sipwright.scenarios.network.NatProbe;
import io.sipwright.scenarios.network.RunningNat;
import io.sipwright.scenarios.network.Translation;
import io.sipwright.scenarios.network.Translation.Inward;
import io.sipwright.scenarios.network.Translation.Outward;
import io.sipwright.scenarios.network.Translation.Reason;
import io.sipwright.scenarios.network.UdpNetwork;
import io.sipwright.scenarios.network.UdpSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A network namespace behind a NAT, for programs with sockets of their own. It has the private address 10.77.0.2 and no other way out;
 * UDP and TCP pass the NAT. When it is closed, and the programs in it have ended, nothing of it is left. Safe for any thread; the NAT is
 * confined to the event loop of the outside network.
 */
public final class NatNamespace implements RunningNat {
    private static final String INSIDE = "10.77.0.2";
    private static final String INTERFACE = "eth0";

    private final NatKind kind;
    private final OutsideNetwork network;
    private final InetAddress outside;
    private final NetworkNamespace namespace;
    private final Tun tun;
    private final NatPath udp;
    private final NatPath tcp;
    private final Map<Integer, LoopbackRelay> ways = new HashMap<>();
    private final Queue<LoopbackRelay> relays = new ConcurrentLinkedQueue<>();
    private final AtomicLong dropped = new AtomicLong();

    private NatNamespace(
            NatKind kind, OutsideNetwork network, InetAddress outside, NetworkNamespace namespace, Tun tun, long seed) {
        this.kind = kind;
        this.network = network;
        this.outside = outside;
        this.namespace = namespace;
        this.tun = tun;
        List<InetAddress> between = List.of(new InetSocketAddress("10.78.0.2", 0).getAddress());
        udp = NatPath.of(kind, between, outside, ExternalPorts.UNLIMITED, seed, System::nanoTime);
        tcp = NatPath.ofTcp(kind, between, outside, ExternalPorts.UNLIMITED, seed, System::nanoTime);
    }

    static NatNamespace create(NatKind kind, OutsideNetwork network, InetAddress outside, long seed)
            throws NetworkUnavailableException {
        NetworkNamespace namespace = NetworkNamespace.create();
        try {
            Tun tun = namespace.call(() -> Tun.open(INTERFACE));
            NatNamespace made = new NatNamespace(kind, network, outside, namespace, tun, seed);
            namespace.ip("link", "set", INTERFACE, "addrgenmode", "none"); // no IPv6
            namespace.ip("address", "add", INSIDE + "/24", "dev", INTERFACE);
            namespace.ip("link", "set", INTERFACE, "up");
            namespace.ip("route", "add", "default", "dev", INTERFACE);
            tun.read(bytes -> network.queue(() -> made.fromInside(bytes)));
            return made;
        } catch (IOException e) {
            namespace.close();
            throw new NetworkUnavailableException("a network namespace cannot be set up: " + e.getMessage(), e);
        }
    }

    void certify() throws IOException {
        kind.require(NatProbe.observe(new InsideNetwork(), network.loop(), network.host(), network.alternateHost()));
    }

    @Override
    public NatKind kind() {
        return kind;
    }

    @Override
    public InetAddress outside() {
        return outside;
    }

    /** This machine's address as it is reached from inside, through the NAT. */
    public InetAddress host() {
        return network.host();
    }

    /**
     * Starts a program, or opens a socket, in the namespace. The task must be short and must start no thread.
     *
     * @throws IOException what the task throws
     */
    public <T> T inside(Callable<T> task) throws IOException {
        return namespace.call(task);
    }

    /**
     * Makes a loopback port of the namespace reachable from this machine, beside the NAT.
     *
     * @return the port of this machine's loopback, always the same one
     */
    public synchronized int reach(int port) throws IOException {
        LoopbackRelay known = ways.get(port);
        if (known == null) {
            known = new LoopbackRelay(network.loop(), LoopbackRelay.listen(0), namespace::socket, port);
            ways.put(port, known);
            relays.add(known);
        }
        return known.port();
    }

    /** Makes a loopback port of this machine reachable from inside at the same port of the namespace's loopback, beside the NAT. */
    public void admit(int port) throws IOException {
        relays.add(new LoopbackRelay(
                network.loop(), namespace.call(() -> LoopbackRelay.listen(port)), NatNamespace::socket, port));
    }

    private static CompletionStage<SocketChannel> socket() {
        try {
            return CompletableFuture.completedFuture(SocketChannel.open());
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Connections over TCP stay. */
    @Override
    public void rebind() {
        network.loop().submit(udp::rebind).syncUninterruptibly();
    }

    /** What is sent on over a forgotten connection gets a new binding, and a reset from an end that does not know it. */
    @Override
    public boolean forgetConnections() {
        network.loop().submit(tcp::rebind).syncUninterruptibly();
        return true;
    }

    /** Packets over UDP that were dropped for this reason. */
    public long dropped(Reason reason) {
        return network.loop()
                .submit(() -> udp.dropped(reason))
                .syncUninterruptibly()
                .getNow();
    }

    /** Packets from inside that no NAT takes: other protocols, and fragments. */
    public long dropped() {
        return dropped.get();
    }

    private NatPath path(IpPacket packet) {
        return packet.protocol() == IpPacket.Protocol.TCP ? tcp : udp;
    }

    private void fromInside(byte[] bytes) {
        IpPacket.parse(bytes)
                .ifPresentOrElse(
                        packet -> pass(packet, path(packet).fromInside(packet.ends())), dropped::incrementAndGet);
    }

    void fromOutside(IpPacket packet) {
        pass(packet, path(packet).fromOutside(packet.ends()));
    }

    private void pass(IpPacket packet, Translation translation) {
        if (translation instanceof Outward outward) {
            network.send(packet.with(outward.packet()));
        } else if (translation instanceof Inward inward) {
            tun.write(packet.with(inward.packet()).bytes());
        }
    }

    /** Closes what leads in and out; programs inside are ended by who started them. */
    @Override
    public void close() {
        network.ended(this);
        relays.forEach(LoopbackRelay::close);
        tun.close();
        namespace.close();
    }

    /** Ports of the namespace, for the probe. */
    private final class InsideNetwork implements UdpNetwork {
        @Override
        public UdpSocket open(EventLoop loop, UdpSocket.Receiver receiver) {
            try {
                return namespace.call(() -> UdpSocket.bound(loop, new InetSocketAddress(INSIDE, 0), receiver));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public List<InetAddress> addresses() {
            return List.of(new InetSocketAddress(INSIDE, 0).getAddress());
        }
    }
}
