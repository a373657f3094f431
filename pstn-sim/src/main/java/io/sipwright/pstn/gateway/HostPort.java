package io.sipwright.pstn.gateway;

import io.sipwright.pstn.sip.SipUri;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses of the hosts and URIs in SIP messages. */
final class HostPort {
    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final Pattern LITERAL = Pattern.compile(
            OCTET + "(\\." + OCTET + "){3}|\\[[0-9A-Fa-f:.]+\\]|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]+|localhost");

    private HostPort() {}

    /**
     * The UDP address of a URI. Empty if it is not a SIP URI or its host is not an address: names are not resolved,
     * because the trunk is our outbound proxy for them.
     */
    static Optional<InetSocketAddress> of(String uri) {
        return SipUri.parse(uri).flatMap(u -> of(u.host(), u.port().orElse(5060)));
    }

    static Optional<InetSocketAddress> of(String host, int port) {
        if (port < 1 || port > 65_535 || !LITERAL.matcher(host).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
