package io.sipwright.server.routing;

import io.sipwright.server.nat.IpLiteral;
import io.sipwright.server.registrar.Binding;
import io.sipwright.server.registrar.BindingStore;
import io.sipwright.server.sip.SipElements;
import io.sipwright.server.transport.Flow;
import io.sipwright.server.transport.Transports;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import javax.sip.address.SipURI;

/** From addresses in URIs to open flows. Asks no resolver and opens no connection (NAT-005, NAT-011). Thread-safe. */
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
        return webSocket(next) // NAT-004 · RFC 5626 §7: the very connection, or none
                ? transports.connection(binding.source().flowId()).filter(flow -> leadsTo(flow, next))
                : datagrams(next);
    }

    /** Among these flows, the open one whose far end a URI names. */
    Optional<Flow> among(Collection<String> flowIds, SipURI uri) {
        return flowIds.stream()
                .map(transports::connection)
                .flatMap(Optional::stream)
                .filter(flow -> leadsTo(flow, uri))
                .findFirst();
    }

    /** The open flow of a registered user agent that a URI names. */
    Optional<Flow> registeredAt(SipURI uri) {
        String received =
                "sip:" + uri.getHost() + ":" + uri.getPort() + ";transport=" + (webSocket(uri) ? "ws" : "udp");
        return bindings.at(received).stream()
                .map(this::to)
                .flatMap(Optional::stream)
                .findFirst();
    }

    Optional<Flow> connection(String flowId) {
        return transports.connection(flowId);
    }

    /** A UDP flow, where the host is an address. Names are not looked up. */
    Optional<Flow> datagrams(SipURI uri) {
        return address(uri).map(transports::udp);
    }

    static Optional<InetSocketAddress> address(SipURI uri) {
        int port = uri.getPort() < 0 ? 5060 : uri.getPort();
        return port == 0 || port > 65_535
                ? Optional.empty()
                : IpLiteral.parse(uri.getHost()).map(ip -> new InetSocketAddress(ip, port));
    }

    static boolean webSocket(SipURI uri) {
        String transport = uri.getTransportParam();
        return transport != null && transport.toLowerCase(Locale.ROOT).startsWith("ws");
    }

    private static boolean leadsTo(Flow flow, SipURI uri) {
        return flow.open() && address(uri).filter(flow.remote()::equals).isPresent();
    }

    private static Optional<SipURI> pathUri(String path) {
        return SipElements.parsedUri(path.replaceFirst("^.*<", "").replaceFirst(">.*$", ""));
    }
}
