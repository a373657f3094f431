package io.sipwright.server.routing;

import io.sipwright.server.nat.UriAddress;
import io.sipwright.server.registrar.Binding;
import io.sipwright.server.registrar.BindingStore;
import io.sipwright.server.sip.SipElements;
import io.sipwright.server.transport.Flow;
import io.sipwright.server.transport.Transports;
import java.util.Optional;
import javax.sip.address.SipURI;

/**
 * Finds open flows for addresses in URIs. Resolves no names and opens no connection (NAT-005, NAT-011). Thread-safe.
 */
final class FlowFinder {
    private final Transports transports;
    private final BindingStore bindings;

    FlowFinder(Transports transports, BindingStore bindings) {
        this.transports = transports;
        this.bindings = bindings;
    }

    /** The flow to a registered user agent: by the address it was received from, else by its Contact. */
    Optional<Flow> to(Binding binding) {
        if (!binding.path().isEmpty()) {
            return pathUri(binding.path().get(0)).flatMap(this::datagrams); // REG-019 · RFC 3327 §5.4
        }
        String received = binding.source().received();
        SipURI next = SipElements.uri(received.isEmpty() ? binding.contact().uri() : received);
        return UriAddress.isWebSocket(next) // NAT-004 · RFC 5626 §7: this connection, or none
                ? transports.connection(binding.source().flowId()).filter(flow -> leadsTo(flow, next))
                : datagrams(next);
    }

    /** A UDP flow, where the host is an address. Names are not looked up. */
    Optional<Flow> datagrams(SipURI uri) {
        return UriAddress.of(uri).map(transports::udp);
    }

    private static boolean leadsTo(Flow flow, SipURI uri) {
        return flow.open() && UriAddress.of(uri).filter(flow.remote()::equals).isPresent();
    }

    private static Optional<SipURI> pathUri(String path) {
        return SipElements.parsedUri(path.replaceFirst("^.*<", "").replaceFirst(">.*$", ""));
    }
}
