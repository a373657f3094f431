package io.sipwright.server.routing;

import io.sipwright.server.transport.Flow;
import io.sipwright.server.transport.PeerAddress;
import java.net.InetSocketAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The trunk to and from the PSTN.
 *
 * @param routes which numbers go where; the longest prefix that fits wins
 * @param trusted senders on UDP that need no digest
 */
public record Trunk(List<NumberRoute> routes, List<PeerAddress> trusted) {
    private static final Pattern NUMBER = Pattern.compile("\\+?\\d+");

    public Trunk {
        routes = List.copyOf(routes);
        trusted = List.copyOf(trusted);
    }

    /**
     * Where numbers with a prefix go.
     *
     * @param prefix leading digits; empty for all numbers
     */
    public record NumberRoute(String prefix, InetSocketAddress gateway) {}

    static boolean isNumber(String user) {
        return NUMBER.matcher(user).matches();
    }

    Optional<InetSocketAddress> gatewayFor(String number) {
        return routes.stream()
                .filter(route -> number.startsWith(route.prefix()))
                .max(Comparator.comparingInt(route -> route.prefix().length()))
                .map(NumberRoute::gateway);
    }

    /**
     * Only UDP flows: browsers and a gateway may share an address. Requests from ourselves are not the gateway's,
     * whatever the configuration trusts (RFC 5393 §3).
     */
    boolean trusts(Flow flow) {
        return !flow.transport().isWebSocket() && !flow.remote().equals(flow.local()) && trusts(flow.remote());
    }

    boolean trusts(InetSocketAddress sender) {
        return trusted.stream().anyMatch(known -> known.is(sender));
    }
}
