package io.sipwright.server.dialog;

import io.sipwright.server.nat.UriAddress;
import io.sipwright.server.sip.SipElements;
import io.sipwright.server.transport.Flow;
import io.sipwright.server.transport.Transports;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the flows to the parties of dialogs. Opens no connection (NAT-011). Thread-safe. */
public final class PartyFlows {
    private final Transports transports;
    private final Devices devices;
    private final Predicate<Flow> trusted;

    /** @param trusted whether requests go to where a peer's Record-Route says, also on another host */
    public PartyFlows(Transports transports, Devices devices, Predicate<Flow> trusted) {
        this.transports = transports;
        this.devices = devices;
        this.trusted = trusted;
    }

    /** The party's own flow, or the connection that it has registered over again (RFC 5626 §5.3.2). */
    Optional<Flow> flow(Party party) {
        Optional<Flow> known = Optional.of(party.flow()).filter(Flow::open);
        return party.device()
                .map(device -> devices.current(known, device.user(), device.mark()))
                .orElse(known);
    }

    Optional<Flow> to(Party party, Party.Target target) {
        return target.byFlow()
                ? flow(party)
                : UriAddress.of(SipElements.uri(target.uri())).map(transports::udp);
    }

    /**
     * The first proxy between us and the party, where there is one. A user's own Record-Route leads to no other host than the user's
     * (RFC 3261 §26.1.3): else the server would send to anybody.
     */
    Optional<Flow> firstHop(Party party) {
        return party.nextHop().flatMap(hop -> {
            Flow flow = party.flow();
            boolean sameHost = !flow.transport().isWebSocket()
                    && flow.remote().getAddress().equals(hop.getAddress());
            return sameHost || trusted.test(flow) ? Optional.of(transports.udp(hop)) : flow(party);
        });
    }

    /** The flow of our own request. */
    Optional<Flow> to(Party party) {
        return firstHop(party).or(() -> party.target().flatMap(target -> to(party, target)));
    }
}
