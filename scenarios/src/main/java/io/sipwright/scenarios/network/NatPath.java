package io.sipwright.scenarios.network;

import io.sipwright.scenarios.network.Translation.Dropped;
import io.sipwright.scenarios.network.Translation.Inward;
import io.sipwright.scenarios.network.Translation.Outward;
import io.sipwright.scenarios.network.Translation.Reason;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;

/** The NATs between an inside network and the outside, the innermost first. It does no I/O; confined to one thread. */
public final class NatPath {
    private final List<Nat> nats;
    private long blocked;

    private NatPath(List<Nat> nats) {
        this.nats = List.copyOf(nats);
    }

    /**
     * The NATs of a kind.
     *
     * @param between the outside addresses of all NATs but the outermost
     * @param outside the address of the outermost
     * @param ports of the outermost
     * @param seed of its choice of ports
     * @param nanoTime a clock as {@link System#nanoTime}
     */
    public static NatPath of(
            NatKind kind,
            List<InetAddress> between,
            InetAddress outside,
            ExternalPorts ports,
            long seed,
            LongSupplier nanoTime) {
        return of(kind.layers(), between, outside, ports, new Random(seed), nanoTime);
    }

    /** The same NATs for TCP, see {@link NatKind#tcpLayers}. */
    public static NatPath ofTcp(
            NatKind kind,
            List<InetAddress> between,
            InetAddress outside,
            ExternalPorts ports,
            long seed,
            LongSupplier nanoTime) {
        return of(kind.tcpLayers(), between, outside, ports, new Random(seed), nanoTime);
    }

    private static NatPath of(
            List<NatBehaviour> layers,
            List<InetAddress> between,
            InetAddress outside,
            ExternalPorts ports,
            Random random,
            LongSupplier nanoTime) {
        List<Nat> nats = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            boolean last = i == layers.size() - 1;
            nats.add(new Nat(
                    layers.get(i),
                    last ? outside : between.get(i),
                    last ? ports : ExternalPorts.UNLIMITED,
                    random,
                    nanoTime));
        }
        return new NatPath(nats);
    }

    /** A packet comes from the inside network. */
    public Translation fromInside(Packet packet) {
        Packet current = packet;
        for (int i = 0; i < nats.size(); i++) {
            Translation translation = nats.get(i).fromInside(current);
            if (translation instanceof Inward hairpinned) {
                return inward(hairpinned.packet(), i - 1);
            } else if (translation instanceof Outward outward) {
                current = outward.packet();
            } else {
                return translation;
            }
        }
        return nats.isEmpty() ? drop() : new Outward(current);
    }

    /** A packet comes from outside, to the outermost address. */
    public Translation fromOutside(Packet packet) {
        return nats.isEmpty() ? drop() : inward(packet, nats.size() - 1);
    }

    private Translation inward(Packet packet, int from) {
        Packet current = packet;
        for (int i = from; i >= 0; i--) {
            Translation translation = nats.get(i).fromOutside(current);
            if (!(translation instanceof Inward inward)) {
                return translation;
            }
            current = inward.packet();
        }
        return new Inward(current);
    }

    private Dropped drop() {
        blocked++;
        return new Dropped(Reason.BLOCKED);
    }

    /** All NATs forget their bindings. */
    public void rebind() {
        nats.forEach(Nat::rebind);
    }

    /** Packets dropped for this reason. */
    public long dropped(Reason reason) {
        return nats.stream().mapToLong(nat -> nat.dropped(reason)).sum() + (reason == Reason.BLOCKED ? blocked : 0);
    }
}
