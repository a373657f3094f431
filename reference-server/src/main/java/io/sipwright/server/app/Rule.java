package io.sipwright.server.app;

/** Refuses a configuration value, with the key, the value and the rule. */
final class Rule {
    private Rule() {}

    /** @throws IllegalArgumentException if the rule is not met */
    static void require(boolean holds, String key, Object value, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(key + ": \"" + value + "\" is not " + rule);
        }
    }

    static void port(String key, int port) {
        require(port >= 0 && port <= 65_535, key, port, "a port from 0 to 65535");
    }
}
