package io.sipwright.server.app;

import io.sipwright.server.registrar.RegistrarPolicy;
import java.time.Duration;
import java.util.Set;

/**
 * Lifetimes of registrations, in seconds.
 *
 * @param minExpires a shorter wish is refused with 423
 * @param defaultExpires granted where the client names none
 * @param maxExpires a longer wish is cut to this
 */
public record RegistrarConfig(int minExpires, int defaultExpires, int maxExpires) {
    public RegistrarConfig {
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
                Duration.ofSeconds(maxExpires));
    }
}
