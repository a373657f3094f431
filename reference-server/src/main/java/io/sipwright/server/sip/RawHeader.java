package io.sipwright.server.sip;

import java.util.Locale;
import java.util.Map;

/**
 * One header field, unfolded (RFC 3261 §7.3.1).
 *
 * @param name as sent
 * @param key its long form in lower case
 * @param value as sent
 */
record RawHeader(String name, String key, String value) {
    private static final Map<String, String> COMPACT = Map.of(
            "i", "call-id",
            "m", "contact",
            "l", "content-length",
            "c", "content-type",
            "f", "from",
            "t", "to",
            "v", "via",
            "x", "session-expires",
            "k", "supported",
            "s", "subject");

    static RawHeader of(String name, String value) {
        return new RawHeader(name, key(name), value);
    }

    /** The long form of a name, in lower case. */
    static String key(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return COMPACT.getOrDefault(lower, lower);
    }

    String line() {
        return name + ": " + value;
    }
}
