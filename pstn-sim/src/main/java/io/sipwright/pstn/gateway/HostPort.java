package io.sipwright.pstn.gateway;

import io.sipwright.pstn.sip.SipUri;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses as SIP writes them, and back. */
public final class HostPort {
    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final Pattern LITERAL = Pattern.compile(
            OCTET + "(\\." + OCTET + "){3}|\\[[0-9A-Fa-f:.]+\\]|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]+|localhost");

    private HostPort() {}

    /** {@code 127.0.0.1} or {@code [::1]}. */
    public static String text(InetAddress address) {
        String plain = address.getHostAddress();
        return address instanceof Inet6Address ? "[" + plain.replaceAll("%.*", "") + "]" : plain;
    }

    /** {@code host:port}. */
    public static String text(InetSocketAddress address) {
        return text(address.getAddress()) + ":" + address.getPort();
    }

    /**
     * Where a URI leads over UDP. Empty for what is no SIP URI and for a host that is no address: names are never looked
     * up, as the trunk is our outbound proxy for them.
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
