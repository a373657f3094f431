package io.sipwright.server.app;

/** How a configuration record refuses a value: with the key, the value and the rule. */
final class Rule {
    private Rule() {}

    /** @throws IllegalArgumentException where the rule does not hold */
    static void require(boolean holds, String key, Object value, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(key + ": \"" + value + "\" is not " + rule);
        }
    }

    static void port(String key, int port) {
        require(port >= 0 && port <= 65_535, key, port, "a port from 0 to 65535");
    }
}
