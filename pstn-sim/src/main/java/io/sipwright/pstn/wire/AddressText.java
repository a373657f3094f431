package io.sipwright.pstn.wire;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Addresses as SIP writes them: an IPv6 address in brackets and without its zone (RFC 3261 §25.1). */
public final class AddressText {
    private AddressText() {}

    /** {@code 127.0.0.1} or {@code [::1]}. */
    public static String of(InetAddress address) {
        String plain = address.getHostAddress();
        return address instanceof Inet6Address ? "[" + plain.replaceAll("%.*", "") + "]" : plain;
    }

    /** {@code host:port}. */
    public static String of(InetSocketAddress address) {
        return of(address.getAddress()) + ":" + address.getPort();
    }
}
