package io.sipwright.scenarios.target;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Limits of a target that scenarios must know, by the names in its file.
 *
 * @param values the values of the target file over the defaults
 */
public record Limits(Map<String, String> values) {
    private static final Map<String, String> DEFAULTS = defaults();

    public Limits {
        Map<String, String> all = new LinkedHashMap<>(DEFAULTS);
        all.putAll(values);
        values = Map.copyOf(all);
    }

    /** The default limits. */
    public static Limits usual() {
        return new Limits(Map.of());
    }

    /** Whether a target file may use this name. */
    public static boolean knows(String name) {
        return DEFAULTS.containsKey(name);
    }

    /** The names that a target file may use. */
    public static String names() {
        return String.join(", ", DEFAULTS.keySet());
    }

    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    private static Map<String, String> defaults() {
        Map<String, String> defaults = new LinkedHashMap<>();
        defaults.put("minExpires", "60"); // seconds; shorter registrations get 423
        defaults.put("maxExpires", "3600"); // seconds; longer ones are shortened
        defaults.put("nonceLifetime", "300"); // seconds
        defaults.put("largestMessage", "65536"); // bytes of one SIP message
        defaults.put("ringingLimit", "180"); // seconds until a ringing call is given up
        defaults.put("connectionsPerSource", "1000"); // WebSockets from one address
        return defaults;
    }
}
