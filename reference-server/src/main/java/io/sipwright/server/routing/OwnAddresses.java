package io.sipwright.server.routing;

import io.sipwright.server.nat.IpLiteral;
import io.sipwright.server.transport.Transport;
import io.sipwright.server.transport.Transports;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Locale;
import javax.sip.address.SipURI;
import org.jspecify.annotations.Nullable;

/** Decides which URIs refer to this server. Thread-safe. */
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
     * Whether the host part is the served domain or one of our listeners, and so is the maddr where there is one: it, and
     * not the host, says where a request goes (RFC 3261 §16.4, §16.5).
     */
    boolean serves(SipURI uri) {
        return ((isDomain(uri) && uri.getPort() < 0) || isListener(uri)) && isHere(uri.getMAddrParam());
    }

    /** Whether a REGISTER with this Request-URI is for the registrar here; the domain's port is not looked at. */
    boolean isRegistrar(SipURI uri) {
        return (isDomain(uri) || isListener(uri)) && isHere(uri.getMAddrParam());
    }

    private boolean isHere(@Nullable String maddr) {
        return maddr == null
                || maddr.equalsIgnoreCase(domain)
                || Arrays.stream(Transport.values()).map(transports::local).anyMatch(local -> isHost(maddr, local));
    }

    private boolean isDomain(SipURI uri) {
        return uri.getHost().toLowerCase(Locale.ROOT).equals(domain);
    }

    private boolean isListener(SipURI uri) {
        return Arrays.stream(Transport.values())
                .map(transports::local)
                .anyMatch(local -> uri.getPort() == local.getPort() && (isDomain(uri) || isHost(uri.getHost(), local)));
    }

    private static boolean isHost(String host, InetSocketAddress local) {
        return IpLiteral.host(local).equalsIgnoreCase(host)
                || local.getHostString().equals(host);
    }
}
