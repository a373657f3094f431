package io.sipwright.server.nat;

import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Optional;
import javax.sip.address.SipURI;

/** The address in a SIP URI. Resolves no names (NAT-005). */
public final class UriAddress {
    private static final int SIP_PORT = 5060;
    private static final int LAST_PORT = 65_535;

    private UriAddress() {}

    /** The address of a URI whose host is an address; empty if the port is invalid. */
    public static Optional<InetSocketAddress> of(SipURI uri) {
        int port = port(uri);
        return port == 0 || port > LAST_PORT
                ? Optional.empty()
                : IpLiteral.parse(uri.getHost()).map(ip -> new InetSocketAddress(ip, port));
    }

    /** The port, or the usual one where the URI names none (RFC 3261 §19.1.2). */
    public static int port(SipURI uri) {
        return uri.getPort() < 0 ? SIP_PORT : uri.getPort();
    }

    /** Whether the URI is a WebSocket client's (RFC 7118 §5.2.1). */
    public static boolean isWebSocket(SipURI uri) {
        String transport = uri.getTransportParam();
        return transport != null && transport.toLowerCase(Locale.ROOT).startsWith("ws");
    }
}
