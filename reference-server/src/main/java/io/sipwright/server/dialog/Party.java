package io.sipwright.server.dialog;

import io.sipwright.server.nat.UriAddress;
import io.sipwright.server.sip.SipElements;
import io.sipwright.server.transport.Flow;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.sip.address.SipURI;

/** One end of a dialog: its address, its flow, and where requests to it may go. Thread-safe. */
public final class Party {
    /** A target refresh may cross requests to the target before it (RFC 3261 §12.2). */
    private static final int TARGETS_KEPT = 4;

    private final String address;
    private final String tag;
    private final List<String> routes;
    private final Optional<Device> device;
    private final Deque<Target> targets = new ArrayDeque<>();
    private Flow flow;
    private long cseq;

    /**
     * @param address its From or To value, tag included
     * @param routes Route values between us and it, next hop first (RFC 3261 §12.1)
     * @param device the registered user agent behind it, if it is one
     * @param cseq the last that it used; 0 for none
     */
    Party(String address, String tag, List<String> routes, Flow flow, Optional<Device> device, long cseq) {
        this.address = address;
        this.tag = tag;
        this.routes = List.copyOf(routes);
        this.flow = flow;
        this.device = device;
        this.cseq = cseq;
    }

    /**
     * The target of a Contact.
     *
     * @param byFlow whether it is reached over the party's current flow, else at the Contact's address
     */
    public record Target(String uri, String host, int port, boolean byFlow) {
        private static Target of(SipURI uri, Flow flow) {
            Optional<InetSocketAddress> address = UriAddress.of(uri);
            boolean byFlow = flow.transport().isWebSocket()
                    || address.isEmpty()
                    || address.get().equals(flow.remote());
            return new Target(uri.toString(), uri.getHost(), UriAddress.port(uri), byFlow);
        }

        private boolean isAt(SipURI uri) {
            return host.equalsIgnoreCase(uri.getHost()) && port == UriAddress.port(uri);
        }

        private Optional<InetSocketAddress> address() {
            return byFlow ? Optional.empty() : UriAddress.of(SipElements.uri(uri));
        }
    }

    String address() {
        return address;
    }

    String tag() {
        return tag;
    }

    public List<String> routes() {
        return routes;
    }

    public Optional<Device> device() {
        return device;
    }

    public synchronized Flow flow() {
        return flow;
    }

    /** Whether a flow is the party's: its connection, or for UDP one of its addresses. */
    public synchronized boolean sendsFrom(Flow source) {
        if (flow.transport().isWebSocket() || source.transport().isWebSocket()) {
            return flow.id().equals(source.id());
        }
        return flow.remote().equals(source.remote())
                || targets.stream()
                        .map(Target::address)
                        .flatMap(Optional::stream)
                        .anyMatch(source.remote()::equals)
                || nextHop().filter(source.remote()::equals).isPresent();
    }

    /** Whether a flow has the same host, as after a NAT assigned another port. */
    public synchronized boolean isAtHostOf(Flow source) {
        return !flow.transport().isWebSocket()
                && !source.transport().isWebSocket()
                && flow.remote().getAddress().equals(source.remote().getAddress());
    }

    /** The target of a Request-URI; empty if the party never named it. */
    public synchronized Optional<Target> target(SipURI requestUri) {
        return targets.stream().filter(target -> target.isAt(requestUri)).findFirst();
    }

    /** Whether a Route value leads to its own first hop. */
    public boolean isNextHop(SipURI route) {
        return nextHop().isPresent() && nextHop().equals(UriAddress.of(route));
    }

    /** The address of the first proxy between us and it. */
    Optional<InetSocketAddress> nextHop() {
        return firstRoute().flatMap(UriAddress::of);
    }

    /** The URI of the first proxy between us and it. */
    Optional<SipURI> firstRoute() {
        return routes.stream()
                .findFirst()
                .flatMap(route ->
                        SipElements.parsedUri(route.replaceFirst("^[^<]*<", "").replaceFirst(">.*$", "")));
    }

    /** The Contact that it gave last. */
    synchronized Optional<Target> target() {
        return Optional.ofNullable(targets.peekFirst());
    }

    /** A target refresh (RFC 3261 §12.2.1.2, §12.2.2). */
    synchronized void refresh(SipURI contact) {
        put(Target.of(contact, flow));
    }

    /** A URI in place of its Contact if it gave none; reached only over its flow. */
    synchronized void standIn(SipURI uri) {
        put(new Target(uri.toString(), uri.getHost(), UriAddress.port(uri), true));
    }

    private void put(Target fresh) {
        targets.removeIf(target -> target.host().equalsIgnoreCase(fresh.host()) && target.port() == fresh.port());
        targets.addFirst(fresh);
        if (targets.size() > TARGETS_KEPT) {
            targets.removeLast();
        }
    }

    synchronized void moveTo(Flow source) {
        flow = source;
    }

    synchronized void sent(long number) {
        cseq = Math.max(cseq, number);
    }

    synchronized long nextCseq() {
        return cseq + 1;
    }
}
