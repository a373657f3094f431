package io.sipwright.server.dialog;

import io.sipwright.server.nat.UriAddress;
import io.sipwright.server.sip.SipElements;
import io.sipwright.server.transport.Flow;
import io.sipwright.server.transport.Transports;
import java.util.Optional;

/** Finds the flows to the parties of dialogs. Opens no connection (NAT-011). Thread-safe. */
public final class PartyFlows {
    private final Transports transports;
    private final Devices devices;

    public PartyFlows(Transports transports, Devices devices) {
        this.transports = transports;
        this.devices = devices;
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

    /** The first proxy between us and the party, where there is one. */
    Optional<Flow> firstHop(Party party) {
        return party.nextHop().map(transports::udp);
    }

    /** The flow of our own request. */
    Optional<Flow> to(Party party) {
        return firstHop(party).or(() -> party.target().flatMap(target -> to(party, target)));
    }
}
