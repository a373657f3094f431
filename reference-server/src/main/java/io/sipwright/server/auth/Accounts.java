package io.sipwright.server.auth;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Accounts of one realm, held as hashes: no password is kept.
 *
 * @param hashes per user, H(A1) of each algorithm that can be checked
 */
public record Accounts(Map<String, Map<DigestAlgorithm, String>> hashes) implements Credentials {
    public Accounts {
        hashes = Map.copyOf(hashes);
    }

    @Override
    public Optional<String> ha1(String user, DigestAlgorithm algorithm) {
        return Optional.ofNullable(hashes.getOrDefault(user, Map.of()).get(algorithm));
    }

    @Override
    public Set<String> users() {
        return hashes.keySet();
    }
}
