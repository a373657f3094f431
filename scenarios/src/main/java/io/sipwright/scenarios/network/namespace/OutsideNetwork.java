package io.sipwright.scenarios.network.namespace;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.sipwright.scenarios.network.NatKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A network of this machine, 198.18.x.0/24 (RFC 2544), on which the target is and to which NATs lead. Its interface belongs to this
 * process and disappears with it. Safe for any thread; the NATs work on one event loop.
 */
public final class OutsideNetwork implements AutoCloseable {
    /**
     * The name by which Firefox in a namespace knows {@link #host}: it speaks TLS only to a TURN server that has a name. It is in no DNS.
     */
    public static final String HOST_NAME = "outside.sipwright.test";

    private static final AtomicInteger OPENED = new AtomicInteger();
    private static final int NETWORKS = 512;
    private static final int MOST_WAITING = 4096;
    private static final int FIRST_NAT = 3;
    private static final int LAST_NAT = 254;

    private final int network;
    private final Tun tun;
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("nat-namespaces", true), NioIoHandler.newFactory());
    private final EventLoop loop = loops.next();
    private final Map<InetAddress, NatNamespace> nats = new ConcurrentHashMap<>();
    private final AtomicInteger last = new AtomicInteger(FIRST_NAT - 1);
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicLong dropped = new AtomicLong();

    private OutsideNetwork(int network, Tun tun) {
        this.network = network;
        this.tun = tun;
    }

    /**
     * Makes the network.
     *
     * @throws NetworkUnavailableException if this machine or this process lacks the means
     */
    public static OutsideNetwork open() throws NetworkUnavailableException {
        if (!System.getProperty("os.name").equals("Linux")) {
            throw new NetworkUnavailableException("network namespaces need Linux");
        }
        try {
            NetworkNamespace.create().close(); // says early what is missing
            int network = freeNetwork();
            Tun tun = Tun.open("sw" + ProcessHandle.current().pid() + "-" + OPENED.incrementAndGet());
            return new OutsideNetwork(network, tun).up();
        } catch (UnsatisfiedLinkError e) {
            throw new NetworkUnavailableException("system calls cannot be made: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new NetworkUnavailableException("no network for NATs can be set up: " + e.getMessage(), e);
        }
    }

    private OutsideNetwork up() throws IOException {
        try {
            for (InetAddress own : new InetAddress[] {host(), alternateHost()}) {
                NetworkNamespace.runIp("address", "add", own.getHostAddress() + "/24", "dev", tun.name());
            }
            NetworkNamespace.runIp("link", "set", tun.name(), "up");
            tun.read(bytes -> queue(() -> arrived(bytes)));
            return this;
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** Runs at the same time have different process ids, and so begin the search at different networks. */
    private static int freeNetwork() throws IOException {
        int first = (int) (ProcessHandle.current().pid() + OPENED.get()) % NETWORKS;
        for (int i = 0; i < NETWORKS; i++) {
            int network = (first + i) % NETWORKS;
            if (NetworkInterface.getByInetAddress(address(network, 1)) == null) {
                return network;
            }
        }
        throw new SocketException("each network of 198.18.0.0/15 is in use");
    }

    /** This machine's address on the network: what listens there is reached from behind the NATs. */
    public InetAddress host() {
        return address(network, 1);
    }

    /** This machine's other address, for probes. */
    InetAddress alternateHost() {
        return address(network, 2);
    }

    /**
     * Makes a network namespace behind a NAT of this kind and certifies the NAT with a probe from inside. Blocks its caller for about 100 ms.
     *
     * @param seed of the NAT's choices
     * @throws NetworkUnavailableException if this machine or this process lacks the means
     * @throws IllegalStateException if the probe finds that the NAT does not behave as its name says: a fault of ours
     */
    public NatNamespace behind(NatKind kind, long seed) throws NetworkUnavailableException {
        InetAddress outside = address(network, last.updateAndGet(n -> n == LAST_NAT ? FIRST_NAT : n + 1));
        NatNamespace made = NatNamespace.create(kind, this, outside, seed);
        try {
            nats.put(outside, made);
            made.certify();
            return made;
        } catch (IOException e) {
            made.close();
            throw new NetworkUnavailableException("the NAT " + kind.word() + " cannot be probed: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            made.close();
            throw e;
        }
    }

    /** Where all NATs work. */
    EventLoop loop() {
        return loop;
    }

    /** Has a packet handled by the NATs; drops it where too many wait or the network is closed. */
    void queue(Runnable packet) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            dropped.incrementAndGet();
            return;
        }
        try {
            loop.execute(() -> {
                waiting.decrementAndGet();
                packet.run();
            });
        } catch (RejectedExecutionException closed) {
            dropped.incrementAndGet();
        }
    }

    /** A packet from this machine. */
    private void arrived(byte[] bytes) {
        IpPacket.parse(bytes).ifPresentOrElse(this::deliver, dropped::incrementAndGet);
    }

    /** A packet that a NAT let out: to another NAT, or to this machine. */
    void send(IpPacket packet) {
        if (nats.containsKey(packet.ends().destination().getAddress())) {
            deliver(packet);
        } else {
            tun.write(packet.bytes());
        }
    }

    private void deliver(IpPacket packet) {
        @Nullable NatNamespace nat = nats.get(packet.ends().destination().getAddress());
        if (nat == null) {
            dropped.incrementAndGet();
        } else {
            nat.fromOutside(packet);
        }
    }

    /** Packets that no NAT took: of other protocols, fragments, to an address without a NAT, or too many at once. */
    public long dropped() {
        return dropped.get();
    }

    void ended(NatNamespace nat) {
        nats.remove(nat.outside(), nat);
    }

    private static InetAddress address(int network, int host) {
        try {
            return InetAddress.getByAddress(
                    new byte[] {(byte) 198, (byte) (18 + network / 256), (byte) (network % 256), (byte) host});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    /** Ends all namespaces and removes the network. */
    @Override
    public void close() {
        nats.values().forEach(NatNamespace::close);
        tun.close();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
