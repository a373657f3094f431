package io.sipwright.server.routing;

import io.sipwright.server.nat.IpLiteral;
import io.sipwright.server.transport.Transport;
import io.sipwright.server.transport.Transports;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Locale;
import javax.sip.address.SipURI;

/** Which URIs mean this server. Thread-safe. */
final class OwnAddresses {
    private final String domain;
    private final Transports transports;

    /** @param domain in lower case */
    OwnAddresses(String domain, Transports transports) {
        this.domain = domain;
        this.transports = transports;
    }

    String domain() {
        return domain;
    }

    /** The host part for Via and Record-Route. */
    String host(Transport transport) {
        return IpLiteral.host(transports.local(transport));
    }

    int port(Transport transport) {
        return transports.local(transport).getPort();
    }

    /**
     * Whether the host part is the served domain or one of our listeners. A maddr decides nothing: one of ours would be
     * taken off (RFC 3261 §16.4), and to another one nothing is relayed.
     */
    boolean serves(SipURI uri) {
        return (isDomain(uri) && uri.getPort() < 0) || isListener(uri);
    }

    /** Whether a REGISTER with this Request-URI is for the registrar here; the domain's port is not looked at. */
    boolean isRegistrar(SipURI uri) {
        return isDomain(uri) || isListener(uri);
    }

    private boolean isDomain(SipURI uri) {
        return uri.getHost().toLowerCase(Locale.ROOT).equals(domain);
    }

    private boolean isListener(SipURI uri) {
        return Arrays.stream(Transport.values())
                .map(transports::local)
                .anyMatch(local -> uri.getPort() == local.getPort() && (isDomain(uri) || sameHost(uri, local)));
    }

    private static boolean sameHost(SipURI uri, InetSocketAddress local) {
        return IpLiteral.host(local).equalsIgnoreCase(uri.getHost())
                || local.getHostString().equals(uri.getHost());
    }
}
