package io.sipwright.scenarios.run;

import io.sipwright.scenarios.network.namespace.NetworkUnavailableException;
import io.sipwright.scenarios.network.namespace.OutsideNetwork;
import io.sipwright.scenarios.phone.Outside;
import io.sipwright.scenarios.target.Launch;
import io.sipwright.scenarios.target.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;

/** The network from which real browsers behind NATs reach the target, for the time of a run. */
final class NatSurroundings implements AutoCloseable {
    private static final String NO_TURN = "the target file names no TURN server";

    private final Optional<OutsideNetwork> network;
    private final String without;
    private final Optional<Coturn> coturn;
    private final String withoutTurn;

    private NatSurroundings(
            Optional<OutsideNetwork> network, String without, Optional<Coturn> coturn, String withoutTurn) {
        this.network = network;
        this.without = without;
        this.coturn = coturn;
        this.withoutTurn = withoutTurn;
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
            return withTurn(OutsideNetwork.open(), order);
        } catch (NetworkUnavailableException e) {
            return without("a real browser behind a NAT needs a network namespace: " + e.getMessage());
        }
    }

    /** Starts a TURN server for a target whose file names none. */
    private static NatSurroundings withTurn(OutsideNetwork network, RunOrder order) {
        if (!order.target().turn().isEmpty()) {
            return new NatSurroundings(Optional.of(network), "", Optional.empty(), "");
        }
        try {
            Coturn coturn = Coturn.start(network.host(), order.folder().resolve("work"));
            return new NatSurroundings(Optional.of(network), "", Optional.of(coturn), "");
        } catch (IOException e) {
            String why = "the target file names no TURN server, and coturn does not run here: " + e.getMessage();
            return new NatSurroundings(Optional.of(network), "", Optional.empty(), why);
        }
    }

    private static NatSurroundings without(String why) {
        return new NatSurroundings(Optional.empty(), why, Optional.empty(), NO_TURN);
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
                without,
                coturn.map(Coturn::servers).orElseGet(target::turn),
                withoutTurn);
    }

    @Override
    public void close() {
        coturn.ifPresent(Coturn::close);
        network.ifPresent(OutsideNetwork::close);
    }
}
