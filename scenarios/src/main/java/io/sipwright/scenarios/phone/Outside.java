package io.sipwright.scenarios.phone;

import io.sipwright.scenarios.network.NatKind;
import io.sipwright.scenarios.network.TurnServer;
import io.sipwright.scenarios.network.namespace.NatNamespace;
import io.sipwright.scenarios.network.namespace.NetworkUnavailableException;
import io.sipwright.scenarios.network.namespace.OutsideNetwork;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * What is outside the NATs of a run.
 *
 * @param target an address of the target
 * @param network from which network namespaces reach the target, for browsers with sockets of their own
 * @param without why there is no such network
 * @param turn TURN servers that relay media to the target
 * @param withoutTurn why there are none
 */
public record Outside(
        InetAddress target,
        Optional<OutsideNetwork> network,
        String without,
        List<TurnServer> turn,
        String withoutTurn) {
    public Outside {
        turn = List.copyOf(turn);
    }

    /**
     * A TURN server over this transport.
     *
     * @throws BrowserMissingException if there is none; the message says why
     */
    public TurnServer turn(TurnServer.Transport transport) throws BrowserMissingException {
        return turn.stream()
                .filter(server -> server.transport() == transport)
                .findFirst()
                .orElseThrow(() -> new BrowserMissingException(
                        turn.isEmpty() ? withoutTurn : "the target file names no TURN server over " + transport));
    }

    /**
     * Makes a network namespace behind a NAT; the caller closes it.
     *
     * @param seed of the NAT's choices
     * @throws BrowserMissingException if there is no such network, or this machine lacks the means; the message says why
     */
    public NatNamespace behind(NatKind nat, long seed) throws BrowserMissingException {
        OutsideNetwork outside = network.orElseThrow(() -> new BrowserMissingException(without));
        try {
            return outside.behind(nat, seed);
        } catch (NetworkUnavailableException e) {
            throw new BrowserMissingException(String.valueOf(e.getMessage()));
        }
    }
}
