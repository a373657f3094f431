package io.sipwright.scenarios.target;

import io.sipwright.pstn.sip.DigestAlgorithm;
import io.sipwright.pstn.sip.DigestCredentials;
import io.sipwright.pstn.sip.DigestSecret;
import io.sipwright.scenarios.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the users of a target: {@code user: password}, or entries for what differs from that. Messages show no secret.
 *
 * @param placeholders values of <code>${name}</code>
 * @param domain of users that name no other
 * @param launched whether the target is launched: it gets {@code user:password} only, see {@link TargetEnvironment}
 */
record AccountReader(Placeholders placeholders, String domain, boolean launched) {
    static final Set<String> FIELDS = Set.of("password", "ha1", "realm", "algorithm", "authenticationName", "domain");

    List<Account> read(YamlNode node) {
        List<Account> accounts = new ArrayList<>();
        Set<String> users = new HashSet<>();
        for (YamlNode mapping : node.isList() ? node.items() : List.of(node)) {
            mapping.entries().forEach((user, value) -> {
                if (!users.add(user)) {
                    throw value.fault("the user " + user
                            + " occurs twice; accounts are told apart by their user, also in different domains");
                }
                accounts.add(account(user, value));
            });
        }
        Map<String, Long> inDomain =
                accounts.stream().collect(Collectors.groupingBy(Account::domain, Collectors.counting()));
        if (accounts.size() < 2) {
            throw node.fault("at least two different accounts are needed, as user: password");
        }
        if (Collections.max(inDomain.values()) < 2) {
            throw node.fault("at least two accounts of one domain are needed, so that they can call each other");
        }
        return accounts;
    }

    private Account account(String user, YamlNode value) {
        if (!value.isMapping()) {
            return Account.of(user, placeholders.secret(value), domain);
        }
        Map<String, YamlNode> fields = value.entries(FIELDS);
        if (launched && !fields.keySet().equals(Set.of("password"))) {
            throw value.fault("a target that is launched gets its accounts as user: password, so " + user
                    + " can have nothing else");
        }
        String name = text(fields, "authenticationName").orElse(user);
        return new Account(
                user,
                new DigestCredentials(name, secret(user, value, fields)),
                text(fields, "domain").orElse(domain));
    }

    private DigestSecret secret(String user, YamlNode node, Map<String, YamlNode> fields) {
        Optional<String> password = text(fields, "password");
        Optional<String> ha1 = text(fields, "ha1");
        if (password.isPresent() == ha1.isPresent()) {
            throw node.fault(user + " has "
                    + (ha1.isPresent() ? "both password and ha1; give one of them" : "neither password nor ha1"));
        }
        if (password.isPresent()) {
            for (String field : List.of("realm", "algorithm")) {
                Optional.ofNullable(fields.get(field)).ifPresent(value -> {
                    throw value.fault(field + " says what an ha1 is for, and " + user + " has a password");
                });
            }
            return new DigestSecret.Password(password.get());
        }
        String realm = placeholders.secret(node.required(fields, "realm"));
        DigestAlgorithm algorithm = Optional.ofNullable(fields.get("algorithm"))
                .map(AccountReader::algorithm)
                .orElse(DigestAlgorithm.MD5);
        try {
            return new DigestSecret.Ha1(ha1.get(), realm, algorithm);
        } catch (IllegalArgumentException e) {
            throw node.required(fields, "ha1")
                    .fault(e.getMessage() + ", that of " + user + " has "
                            + ha1.get().length() + " characters");
        }
    }

    private static DigestAlgorithm algorithm(YamlNode node) {
        return DigestAlgorithm.named(node.text())
                .orElseThrow(() -> node.fault("the algorithm of an ha1 is "
                        + Arrays.stream(DigestAlgorithm.values())
                                .map(DigestAlgorithm::token)
                                .collect(Collectors.joining(" or "))
                        + ", not " + node.text()));
    }

    private Optional<String> text(Map<String, YamlNode> fields, String name) {
        return Optional.ofNullable(fields.get(name)).map(placeholders::secret);
    }
}
