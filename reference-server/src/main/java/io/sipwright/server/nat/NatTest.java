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
 * Tests that say why a Contact cannot be reached as it stands, by name, because the bits of the usual servers mean
 * different things in each. Pure.
 */
public enum NatTest {
    /** RFC 7118 §5: what a browser writes, since it does not know its address. */
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
    /** The host is no spelling of the address that the message came from; a name always differs. */
    HOST_DIFFERS((host, port, source) ->
            IpLiteral.parse(host).filter(ip -> ip.equals(source.getAddress())).isEmpty()),
    /** The port is not the one that the message came from; a missing port counts as 5060. */
    PORT_DIFFERS((host, port, source) -> (port < 0 ? 5060 : port) != source.getPort());

    private final Rule rule;

    NatTest(Rule rule) {
        this.rule = rule;
    }

    public boolean hits(String host, int port, InetSocketAddress source) {
        return rule.hits(host, port, source);
    }

    /** Every test that hits. */
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
