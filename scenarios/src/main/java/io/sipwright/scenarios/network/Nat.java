package io.sipwright.scenarios.network;

import io.sipwright.scenarios.network.Translation.Dropped;
import io.sipwright.scenarios.network.Translation.Inward;
import io.sipwright.scenarios.network.Translation.Outward;
import io.sipwright.scenarios.network.Translation.Reason;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One NAT for UDP with one outside address (RFC 4787). It does no I/O and has no thread; it is confined to one. At most
 * {@value #MOST_BINDINGS} bindings, each of which admits at most {@value #MOST_PEERS} remote ends; what does not fit is dropped
 * and counted.
 */
public final class Nat {
    static final int MOST_BINDINGS = 1024;
    static final int MOST_PEERS = 256;
    private static final int FIRST_PORT = 49_152;
    private static final int LAST_PORT = 65_535;

    private final NatBehaviour behaviour;
    private final InetAddress outside;
    private final ExternalPorts ports;
    private final Random random;
    private final LongSupplier nanoTime;
    private final Map<Key, Binding> byInside = new HashMap<>();
    private final Map<Integer, Binding> byPort = new HashMap<>();
    private final Set<Integer> retired = new HashSet<>();
    private final Map<Reason, Long> dropped = new EnumMap<>(Reason.class);

    /** What has a binding of its own: an internal end, and as much of the remote end as the mapping looks at. */
    private record Key(InetSocketAddress inside, Object remotePart) {}

    /** A binding, the remote ends that it admits, and when they were last sent to. */
    private static final class Binding {
        final Key key;
        final InetSocketAddress external;
        final Map<Object, Long> peers = new LinkedHashMap<>();
        long lastOutward;

        Binding(Key key, InetSocketAddress external) {
            this.key = key;
            this.external = external;
        }
    }

    /**
     * @param outside the address that all packets have outside
     * @param ports of that address
     * @param random chooses ports
     * @param nanoTime a clock as {@link System#nanoTime}
     */
    public Nat(NatBehaviour behaviour, InetAddress outside, ExternalPorts ports, Random random, LongSupplier nanoTime) {
        this.behaviour = behaviour;
        this.outside = outside;
        this.ports = ports;
        this.random = random;
        this.nanoTime = nanoTime;
    }

    /** A packet comes from inside. */
    public Translation fromInside(Packet packet) {
        boolean toItself = packet.destination().getAddress().equals(outside);
        if (toItself && !behaviour.hairpins()) {
            return drop(Reason.NO_HAIRPIN);
        }
        Binding binding = binding(packet);
        if (binding == null) {
            return drop(Reason.FULL);
        }
        long now = nanoTime.getAsLong();
        binding.lastOutward = now; // RFC 4787 REQ-6: packets from inside refresh, those from outside do not
        admit(binding, packet.destination(), now);
        Packet translated = packet.from(binding.external);
        return toItself
                ? fromOutside(translated)
                : new Outward(translated); // RFC 4787 REQ-9: from the external address
    }

    /** A packet comes from outside, to the outside address. */
    public Translation fromOutside(Packet packet) {
        Binding binding = byPort.get(packet.destination().getPort());
        long now = nanoTime.getAsLong();
        if (binding == null || expired(binding.lastOutward, now)) {
            return drop(Reason.NO_BINDING);
        }
        Long sentTo = binding.peers.get(behaviour.filtering().partOf(packet.source()));
        if (sentTo == null || expired(sentTo, now)) {
            return drop(Reason.FILTERED);
        }
        return new Inward(packet.to(binding.key.inside()));
    }

    /** Forgets all bindings, as after a restart; new ones get other ports. */
    public void rebind() {
        retired.clear();
        retired.addAll(byPort.keySet());
        byPort.keySet().forEach(ports::release);
        byPort.clear();
        byInside.clear();
    }

    /** Bindings that have not expired. */
    public int bindings() {
        expire();
        return byPort.size();
    }

    /** Packets dropped for this reason. */
    public long dropped(Reason reason) {
        return dropped.getOrDefault(reason, 0L);
    }

    private Dropped drop(Reason reason) {
        dropped.merge(reason, 1L, Long::sum);
        return new Dropped(reason);
    }

    private @Nullable Binding binding(Packet packet) {
        Key key = new Key(packet.source(), behaviour.mapping().partOf(packet.destination()));
        Binding known = byInside.get(key);
        if (known != null && !expired(known.lastOutward, nanoTime.getAsLong())) {
            return known;
        }
        expire();
        int port = byPort.size() < MOST_BINDINGS ? freePort(packet.source().getPort()) : 0;
        if (port == 0) {
            return null;
        }
        Binding made = new Binding(key, new InetSocketAddress(outside, port));
        byInside.put(key, made);
        byPort.put(port, made);
        return made;
    }

    /** 0 if none is free. No two bindings share a port (RFC 4787 REQ-3). */
    private int freePort(int inside) {
        if (behaviour.preservesPorts() && take(inside)) {
            return inside;
        }
        int range = LAST_PORT - FIRST_PORT + 1;
        int start = random.nextInt(range);
        for (int i = 0; i < range; i++) {
            int port = FIRST_PORT + (start + i) % range;
            if (port != inside && take(port)) {
                return port;
            }
        }
        return 0;
    }

    private boolean take(int port) {
        return !byPort.containsKey(port) && !retired.contains(port) && ports.reserve(port);
    }

    private void admit(Binding binding, InetSocketAddress remote, long now) {
        Object part = behaviour.filtering().partOf(remote);
        binding.peers.remove(part);
        if (binding.peers.size() >= MOST_PEERS) {
            binding.peers.remove(binding.peers.keySet().iterator().next()); // the one not sent to for the longest time
        }
        binding.peers.put(part, now);
    }

    private void expire() {
        long now = nanoTime.getAsLong();
        byPort.values().removeIf(binding -> {
            boolean over = expired(binding.lastOutward, now);
            if (over) {
                byInside.remove(binding.key);
                ports.release(binding.external.getPort());
            }
            return over;
        });
    }

    private boolean expired(long lastOutward, long now) {
        return now - lastOutward >= behaviour.lifetime().toNanos();
    }
}
