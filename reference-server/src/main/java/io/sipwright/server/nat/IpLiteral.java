package io.sipwright.server.nat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** IP addresses in URIs. Never resolves names: only literals are addresses (NAT-005). */
public final class IpLiteral {
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final int OCTETS = 4;

    private IpLiteral() {}

    /** The address in the text, IPv6 with or without brackets; empty if it is not an address. */
    public static Optional<InetAddress> parse(String host) {
        return host.indexOf(':') < 0 ? v4(host) : v6(host);
    }

    /** Parsed here, because the platform resolves text that only looks like an address, such as 999.1.1.1 (DNS-005). */
    private static Optional<InetAddress> v4(String host) {
        byte[] address = new byte[OCTETS];
        int from = 0;
        for (int i = 0; i < OCTETS; i++) {
            int dot = host.indexOf('.', from);
            boolean last = i == OCTETS - 1;
            int octet = last == dot < 0 ? octet(host, from, last ? host.length() : dot) : -1;
            if (octet < 0) {
                return Optional.empty();
            }
            address[i] = (byte) octet;
            from = dot + 1;
        }
        return known(address);
    }

    /** From 0 to 255, or -1 (RFC 3986 §3.2.2; a leading zero is tolerated and means nothing). */
    private static int octet(String host, int from, int to) {
        int value = to > from && to - from <= 3 ? 0 : -1;
        for (int at = from; at < to && value >= 0; at++) {
            char c = host.charAt(at);
            value = c >= '0' && c <= '9' ? 10 * value + c - '0' : -1;
        }
        return value <= 255 ? value : -1;
    }

    private static Optional<InetAddress> known(byte[] address) {
        try {
            return Optional.of(InetAddress.getByAddress(address));
        } catch (UnknownHostException wrongLength) {
            throw new IllegalStateException(wrongLength);
        }
    }

    private static Optional<InetAddress> v6(String host) {
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        if (!V6.matcher(bare).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName("[" + bare + "]")); // in brackets no resolver is asked
        } catch (UnknownHostException noLiteral) {
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
