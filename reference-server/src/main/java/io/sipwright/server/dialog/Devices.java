package io.sipwright.server.dialog;

import io.sipwright.server.nat.FlowName;
import io.sipwright.server.registrar.AddressOfRecord;
import io.sipwright.server.registrar.Binding;
import io.sipwright.server.registrar.BindingStore;
import io.sipwright.server.sip.SipElements;
import io.sipwright.server.transport.Flow;
import io.sipwright.server.transport.Transports;
import java.util.List;
import java.util.Optional;
import javax.sip.address.SipURI;
import javax.sip.address.URI;

/** Finds the registered user agent behind a flow, and the flow on which it is now. Thread-safe. */
public final class Devices {
    private final String domain;
    private final BindingStore bindings;
    private final Transports transports;

    /** @param domain the served domain */
    public Devices(String domain, BindingStore bindings, Transports transports) {
        this.domain = domain;
        this.bindings = bindings;
        this.transports = transports;
    }

    /** @param hint its address-of-record or Contact, for a connection that several are registered over */
    public Optional<Device> on(Flow flow, URI hint) {
        return binding(flow, hint).map(Device::of);
    }

    /** The Contact that was registered over this flow. */
    Optional<SipURI> contact(Flow flow, URI hint) {
        return binding(flow, hint)
                .flatMap(binding -> SipElements.parsedUri(binding.contact().uri()));
    }

    private Optional<Binding> binding(Flow flow, URI hint) {
        String id = flow.id();
        Optional<Binding> any = bindings.over(id);
        if (any.isEmpty()) {
            return any; // the trunk's flow, for one
        }
        List<Binding> ofUser = AddressOfRecord.of(hint).map(bindings::of).orElse(List.of());
        return over(id, ofUser)
                .or(() -> over(id, bindings.reachedBy(hint.toString())))
                .or(() -> any);
    }

    private static Optional<Binding> over(String flowId, List<Binding> candidates) {
        return candidates.stream()
                .filter(binding -> binding.source().flowId().equals(flowId))
                .findFirst();
    }

    /** Whether the device, or with an empty mark the user, is registered over this flow. */
    public boolean isOn(Flow flow, String user, String mark) {
        return of(user).stream()
                .filter(binding -> binding.source().flowId().equals(flow.id()))
                .anyMatch(binding -> mark.isEmpty() || Device.of(binding).mark().equals(mark));
    }

    /** The open connection that the device registered over last. */
    public Optional<Flow> connection(String user, String mark) {
        return of(user).stream()
                .filter(binding -> Device.of(binding).mark().equals(mark))
                .map(binding -> transports.connection(binding.source().flowId()))
                .flatMap(Optional::stream)
                .filter(Flow::open)
                .reduce((earlier, later) -> later);
    }

    /**
     * The connection of a device that was on this one: still this one, unless the device has registered over another one instead. A
     * connection may be lost without a sign, so that this one is open does not say that the device is there.
     *
     * @param known the connection, if it is open
     */
    Optional<Flow> current(Optional<Flow> known, String user, String mark) {
        return known.filter(flow -> isOn(flow, user, mark))
                .or(() -> connection(user, mark)) // NAT-014 · RFC 5626 §5.3.2
                .or(() -> known);
    }

    /** How a flow token names this flow. */
    public FlowName name(Flow flow, URI hint) {
        if (!flow.transport().isWebSocket()) {
            return new FlowName.Datagrams(flow.remote());
        }
        Optional<Device> device = on(flow, hint);
        return new FlowName.Connection(
                flow.id(),
                device.map(Device::user).orElse(""),
                device.map(Device::mark).orElse(""));
    }

    /** The flow that a token names: the connection itself, or the one on which its device has returned. */
    public Optional<Flow> named(FlowName name) {
        if (name instanceof FlowName.Connection connection) {
            Optional<Flow> known = transports.connection(connection.flowId()).filter(Flow::open);
            return connection.device().isEmpty() ? known : current(known, connection.user(), connection.device());
        }
        return Optional.of(transports.udp(((FlowName.Datagrams) name).peer()));
    }

    private List<Binding> of(String user) {
        return user.isEmpty() ? List.of() : bindings.of(new AddressOfRecord(user, domain));
    }
}
