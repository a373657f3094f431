package io.sipwright.server.app;

import io.sipwright.server.registrar.RegistrarPolicy;
import io.sipwright.server.transport.PeerAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The registrar: lifetimes in seconds, limits, and the edges in front of it.
 *
 * @param minExpires a shorter expiry is refused with 423
 * @param defaultExpires granted if the client names none
 * @param maxExpires a longer expiry is reduced to this
 * @param maxBindings how many one user may have
 * @param maxContacts how many one REGISTER may carry
 * @param edges proxies in front of us, {@code ip} or {@code ip:port}, whose Path is trusted
 */
public record RegistrarConfig(
        int minExpires, int defaultExpires, int maxExpires, int maxBindings, int maxContacts, List<String> edges) {
    public RegistrarConfig {
        edges = List.copyOf(edges);
        edges.forEach(edge -> TrunkConfig.address("edges", edge, 0));
        Rule.require(maxBindings >= 1 && maxBindings <= 1000, "maxBindings", maxBindings, "from 1 to 1000");
        Rule.require(maxContacts >= 1 && maxContacts <= 1000, "maxContacts", maxContacts, "from 1 to 1000");
        Rule.require(minExpires > 0 && minExpires <= 3600, "minExpires", minExpires, "from 1 to 3600 (RFC 3261 §10.3)");
        Rule.require(defaultExpires >= minExpires, "defaultExpires", defaultExpires, "at least minExpires");
        Rule.require(maxExpires >= defaultExpires, "maxExpires", maxExpires, "at least defaultExpires");
    }

    RegistrarPolicy policy(String domain, Set<String> users) {
        return new RegistrarPolicy(
                domain,
                users,
                Duration.ofSeconds(minExpires),
                Duration.ofSeconds(defaultExpires),
                Duration.ofSeconds(maxExpires),
                new RegistrarPolicy.Limits(maxBindings, maxContacts),
                edges.stream()
                        .map(edge -> TrunkConfig.address("edges", edge, 0))
                        .map(edge -> new PeerAddress(edge.getAddress(), edge.getPort()))
                        .toList());
    }
}
