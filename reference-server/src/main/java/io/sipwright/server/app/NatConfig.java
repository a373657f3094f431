package io.sipwright.server.app;

import io.sipwright.server.nat.ContactMode;
import io.sipwright.server.nat.NatTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How Contacts are rewritten.
 *
 * @param contact {@code rewrite} or {@code token}
 * @param udpTests names of {@link NatTest}s; if one applies, a Contact from UDP is rewritten
 * @param tokenSecret the secret of flow tokens; empty for a random one per process
 */
public record NatConfig(String contact, Set<String> udpTests, String tokenSecret) {
    private static final int SECRET_LENGTH = 16;

    public NatConfig {
        udpTests = Set.copyOf(udpTests);
        Rule.require(named(ContactMode.values(), contact), "contact", contact, "rewrite or token");
        Rule.require(
                tokenSecret.isEmpty() || tokenSecret.length() >= SECRET_LENGTH,
                "tokenSecret",
                "***",
                "at least " + SECRET_LENGTH + " characters, or empty");
        for (String test : udpTests) {
            Rule.require(named(NatTest.values(), test), "udpTests", test, "one of " + names());
        }
    }

    Optional<byte[]> secret() {
        return tokenSecret.isEmpty() ? Optional.empty() : Optional.of(tokenSecret.getBytes(StandardCharsets.UTF_8));
    }

    /** Leaves out the secret, which must not be logged. */
    @Override
    public String toString() {
        return "NAT repair " + contact + " " + udpTests;
    }

    ContactMode mode() {
        return ContactMode.valueOf(constant(contact));
    }

    Set<NatTest> tests() {
        return udpTests.stream().map(NatConfig::constant).map(NatTest::valueOf).collect(Collectors.toSet());
    }

    private static String names() {
        return Arrays.stream(NatTest.values())
                .map(test -> test.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", "));
    }

    private static boolean named(Enum<?>[] all, String name) {
        return Arrays.stream(all).anyMatch(one -> one.name().equals(constant(name)));
    }

    private static String constant(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
