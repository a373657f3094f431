package io.sipwright.server.app;

import io.sipwright.server.auth.DigestAlgorithm;
import java.util.List;

/**
 * Digest authentication.
 *
 * @param algorithms the challenges, in order
 * @param nonceSeconds life of a nonce
 * @param failedLogins wrong passwords allowed per account and source within the window
 * @param failedLoginSeconds that window
 */
public record AuthConfig(List<String> algorithms, int nonceSeconds, int failedLogins, int failedLoginSeconds) {
    public AuthConfig {
        algorithms = List.copyOf(algorithms);
        Rule.require(!algorithms.isEmpty(), "algorithms", "", "a list with MD5, SHA-256 or both");
        for (String name : algorithms) {
            boolean known = !name.isEmpty() && DigestAlgorithm.named(name).isPresent();
            Rule.require(known, "algorithms", name, "MD5 or SHA-256");
        }
        Rule.require(failedLogins >= 1 && failedLogins <= 100_000, "failedLogins", failedLogins, "from 1 to 100000");
        Rule.require(
                failedLoginSeconds >= 1 && failedLoginSeconds <= 86_400,
                "failedLoginSeconds",
                failedLoginSeconds,
                "from 1 to 86400");
        Rule.require(nonceSeconds >= 1 && nonceSeconds <= 86_400, "nonceSeconds", nonceSeconds, "from 1 to 86400");
    }

    List<DigestAlgorithm> offered() {
        return algorithms.stream()
                .map(name -> DigestAlgorithm.named(name).orElseThrow())
                .toList();
    }
}
