package io.sipwright.server.registrar;

import java.time.Duration;
import java.util.Set;

/**
 * What the registrar serves and grants.
 *
 * @param domain the served domain, in lower case
 * @param users the users that exist
 * @param minimum a shorter wish is refused with 423
 * @param usual granted where the client names none
 * @param maximum a longer wish is cut to this
 */
public record RegistrarPolicy(String domain, Set<String> users, Duration minimum, Duration usual, Duration maximum) {
    public RegistrarPolicy {
        users = Set.copyOf(users);
    }

    boolean serves(AddressOfRecord aor) {
        return aor.host().equals(domain) && users.contains(aor.user());
    }
}
