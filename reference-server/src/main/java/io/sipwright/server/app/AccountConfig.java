package io.sipwright.server.app;

import io.sipwright.server.auth.DigestAlgorithm;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One user.
 *
 * @param user the user part of the address, and the user name of the digest
 * @param password in clear; empty where {@code ha1} is given
 * @param ha1 per algorithm, the hash of {@code user:domain:password} in hex
 * @param numbers telephone numbers of this user, the one to show first
 */
public record AccountConfig(String user, String password, Map<String, String> ha1, List<String> numbers) {
    @SuppressWarnings("NullAway") // Jackson passes null for a key that is not there
    public AccountConfig {
        password = password == null ? "" : password;
        ha1 = ha1 == null ? Map.of() : Map.copyOf(ha1);
        numbers = numbers == null ? List.of() : List.copyOf(numbers);
        numbers.forEach(number -> Rule.require(number.matches("\\+?\\d+"), "numbers", number, "digits"));
        Rule.require(user != null && !user.isBlank(), "user", String.valueOf(user), "a user name");
        Rule.require(password.isEmpty() != ha1.isEmpty(), "password", "***", "alone: give either password or ha1");
        for (var hash : ha1.entrySet()) {
            Rule.require(
                    DigestAlgorithm.named(hash.getKey()).isPresent()
                            && hash.getValue().matches("[0-9a-fA-F]{32,64}"),
                    "ha1",
                    hash.getKey(),
                    "MD5 or SHA-256 with a hash in hex");
        }
    }

    Map<DigestAlgorithm, String> hashes(String realm) {
        Map<DigestAlgorithm, String> hashes = new EnumMap<>(DigestAlgorithm.class);
        ha1.forEach((name, hash) -> hashes.put(DigestAlgorithm.named(name).orElseThrow(), hash));
        if (!password.isEmpty()) {
            for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
                hashes.put(algorithm, algorithm.ha1(user, realm, password));
            }
        }
        return hashes;
    }

    @Override
    public String toString() {
        return "account " + user;
    }
}
