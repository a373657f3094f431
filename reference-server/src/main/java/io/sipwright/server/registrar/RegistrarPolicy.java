package io.sipwright.server.registrar;

import io.sipwright.server.transport.Flow;
import io.sipwright.server.transport.PeerAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What the registrar serves and grants.
 *
 * @param domain the served domain, in lower case
 * @param users the users that exist
 * @param minimum a shorter expiry is refused with 423
 * @param usual granted if the client names none
 * @param maximum a longer expiry is reduced to this
 * @param edges the proxies whose Path is trusted
 */
public record RegistrarPolicy(
        String domain,
        Set<String> users,
        Duration minimum,
        Duration usual,
        Duration maximum,
        Limits limits,
        List<PeerAddress> edges) {
    public RegistrarPolicy {
        users = Set.copyOf(users);
        edges = List.copyOf(edges);
    }

    /**
     * Limits per user.
     *
     * @param bindings of one address-of-record
     * @param contacts in one REGISTER
     */
    public record Limits(int bindings, int contacts) {}

    boolean isEdge(Flow flow) {
        return edges.stream().anyMatch(edge -> edge.is(flow.remote()));
    }

    boolean serves(AddressOfRecord aor) {
        return aor.host().equals(domain) && users.contains(aor.user());
    }
}
