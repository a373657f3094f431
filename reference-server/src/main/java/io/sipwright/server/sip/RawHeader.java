package io.sipwright.server.sip;

import java.util.Locale;
import java.util.Map;

/** One header field as sent, unfolded (RFC 3261 §7.3.1). */
record RawHeader(String name, String value) {
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

    /** The long name in lower case. */
    String key() {
        String lower = name.toLowerCase(Locale.ROOT);
        return COMPACT.getOrDefault(lower, lower);
    }

    String line() {
        return name + ": " + value;
    }
}
