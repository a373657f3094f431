package io.sipwright.scenarios.run;

import io.sipwright.scenarios.network.namespace.NetworkUnavailableException;
import io.sipwright.scenarios.network.namespace.OutsideNetwork;
import io.sipwright.scenarios.phone.Outside;
import io.sipwright.scenarios.target.Launch;
import io.sipwright.scenarios.target.Target;
import java.net.InetAddress;
import java.util.Optional;

/** The network from which real browsers behind NATs reach the target, for the time of a run. */
final class NatSurroundings implements AutoCloseable {
    private final Optional<OutsideNetwork> network;
    private final String without;

    private NatSurroundings(Optional<OutsideNetwork> network, String without) {
        this.network = network;
        this.without = without;
    }

    /**
     * Opens the network if the order has real browsers behind NATs and the machine has the means.
     *
     * @param realBrowsers whether a lane has a real browser
     */
    static NatSurroundings of(RunOrder order, boolean realBrowsers) {
        if (!order.scope().nats() || !realBrowsers) {
            return without("no browser is behind a NAT in this run");
        }
        Target target = order.target();
        if (target.isRemote()) {
            return without(
                    "the target is on another machine: only scripted browsers are put behind NATs in front of it");
        }
        if (target.launch() instanceof Launch.Nothing && target.isOnLoopback()) {
            return without("the target listens on loopback, which is not reached from a network namespace");
        }
        try {
            return new NatSurroundings(Optional.of(OutsideNetwork.open()), "");
        } catch (NetworkUnavailableException e) {
            return without("a real browser behind a NAT needs a network namespace: " + e.getMessage());
        }
    }

    private static NatSurroundings without(String why) {
        return new NatSurroundings(Optional.empty(), why);
    }

    /** The target where it is reached through the NATs: a launched one moves from loopback to the network. */
    Target place(Target target) {
        return target.launch() instanceof Launch.Nothing
                ? target
                : network.map(outside -> target.movedFromLoopback(outside.host()))
                        .orElse(target);
    }

    /** What the NATs of the run have outside. */
    Outside outside(Target target) {
        return new Outside(
                target.trunk().map(t -> t.sip().getAddress()).orElseGet(InetAddress::getLoopbackAddress),
                network,
                without);
    }

    @Override
    public void close() {
        network.ifPresent(OutsideNetwork::close);
    }
}
