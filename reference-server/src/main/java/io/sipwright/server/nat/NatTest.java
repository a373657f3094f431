package io.sipwright.server.nat;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Named tests that say why a Contact is unreachable as written. Other servers use numbers with different meanings.
 * Pure.
 */
public enum NatTest {
    /** RFC 7118 §5: a browser's host, because it does not know its address. */
    INVALID_HOST((host, port, source) -> IpLiteral.invalidName(host)),
    /** RFC 1918. */
    PRIVATE_V4(literal(ip -> ip instanceof Inet4Address && ip.isSiteLocalAddress())),
    /** RFC 6598: 100.64.0.0/10. */
    CARRIER_GRADE(literal(ip -> ip instanceof Inet4Address && octet(ip, 0) == 100 && (octet(ip, 1) & 0xc0) == 64)),
    /** RFC 4193: fc00::/7. */
    UNIQUE_LOCAL_V6(literal(ip -> ip instanceof Inet6Address && (octet(ip, 0) & 0xfe) == 0xfc)),
    /** RFC 3927 and RFC 4291 §2.5.6. */
    LINK_LOCAL(literal(InetAddress::isLinkLocalAddress)),
    LOOPBACK(literal(InetAddress::isLoopbackAddress)),
    /** The host is not the source address of the message; a name always differs. */
    HOST_DIFFERS((host, port, source) ->
            IpLiteral.parse(host).filter(ip -> ip.equals(source.getAddress())).isEmpty()),
    /** The port is not the source port of the message; a missing port counts as 5060. */
    PORT_DIFFERS((host, port, source) -> (port < 0 ? 5060 : port) != source.getPort());

    private final Rule rule;

    NatTest(Rule rule) {
        this.rule = rule;
    }

    public boolean hits(String host, int port, InetSocketAddress source) {
        return rule.hits(host, port, source);
    }

    /** All tests that apply. */
    public static EnumSet<NatTest> of(String host, int port, InetSocketAddress source) {
        return Arrays.stream(values())
                .filter(test -> test.hits(host, port, source))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(NatTest.class)));
    }

    private static Rule literal(Predicate<InetAddress> test) {
        return (host, port, source) -> IpLiteral.parse(host).filter(test).isPresent();
    }

    private static int octet(InetAddress ip, int index) {
        return ip.getAddress()[index] & 0xff;
    }

    private interface Rule {
        boolean hits(String host, int port, InetSocketAddress source);
    }
}
