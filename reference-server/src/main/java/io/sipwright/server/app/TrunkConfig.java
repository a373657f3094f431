package io.sipwright.server.app;

import io.sipwright.server.nat.IpLiteral;
import io.sipwright.server.routing.Trunk;
import io.sipwright.server.routing.Trunk.NumberRoute;
import io.sipwright.server.transport.PeerAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * The trunk to the PSTN.
 *
 * @param trusted senders on UDP, {@code ip} or {@code ip:port}, whose requests need no digest
 */
public record TrunkConfig(List<Route> routes, List<String> trusted) {
    public TrunkConfig {
        routes = List.copyOf(routes);
        trusted = List.copyOf(trusted);
        trusted.forEach(sender -> address("trusted", sender, 0));
    }

    /**
     * Where numbers with this prefix go.
     *
     * @param prefix leading digits; empty for every number
     * @param to {@code ip:port} of the gateway's UDP side
     */
    public record Route(String prefix, String to) {
        public Route {
            Rule.require(prefix.matches("\\+?\\d*"), "prefix", prefix, "digits");
            address("to", to, 5060);
        }
    }

    Trunk trunk() {
        return new Trunk(
                routes.stream()
                        .map(route -> new NumberRoute(route.prefix(), address("to", route.to(), 5060)))
                        .toList(),
                trusted.stream()
                        .map(sender -> address("trusted", sender, 0))
                        .map(sender -> new PeerAddress(sender.getAddress(), sender.getPort()))
                        .toList());
    }

    /** From {@code ip} or {@code ip:port}. */
    static InetSocketAddress address(String key, String text, int defaultPort) {
        int colon = text.lastIndexOf(':');
        boolean hasPort = colon >= 0 && (text.indexOf(':') == colon || text.startsWith("[") && text.contains("]:"));
        String host = hasPort ? text.substring(0, colon) : text;
        String port = hasPort ? text.substring(colon + 1) : Integer.toString(defaultPort);
        boolean usable =
                IpLiteral.parse(host).isPresent() && port.matches("\\d{1,5}") && Integer.parseInt(port) < 65_536;
        Rule.require(usable, key, text, "an address such as 127.0.0.1:7070");
        InetAddress ip = IpLiteral.parse(host).orElseThrow();
        return new InetSocketAddress(ip, Integer.parseInt(port));
    }
}
