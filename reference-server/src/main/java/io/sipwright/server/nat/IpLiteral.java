package io.sipwright.server.nat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** IP addresses as they stand in URIs. Never asks a resolver: what is no literal is no address (NAT-005). */
public final class IpLiteral {
    private static final Pattern V4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern V6 = Pattern.compile("\\[?[0-9a-fA-F:.]*:[0-9a-fA-F:.]*]?");

    private IpLiteral() {}

    /** The address that the text spells out, IPv6 with or without brackets. */
    public static Optional<InetAddress> parse(String host) {
        if (!V4.matcher(host).matches() && !V6.matcher(host).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(host));
        } catch (UnknownHostException notQuite) {
            return Optional.empty();
        }
    }

    /** The host part of a URI for this address: IPv6 in brackets, without a zone. */
    public static String host(InetSocketAddress address) {
        InetAddress ip = address.getAddress();
        if (ip == null) {
            return address.getHostString();
        }
        String text = ip.getHostAddress();
        return ip instanceof Inet6Address ? "[" + text.replaceFirst("%.*", "") + "]" : text;
    }

    /** Whether a host is a name under {@code .invalid}, which is never resolved (RFC 7118 §5, RFC 2606 §2). */
    public static boolean invalidName(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("invalid") || name.endsWith(".invalid") || name.endsWith(".invalid.");
    }
}
