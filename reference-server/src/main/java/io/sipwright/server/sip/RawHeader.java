package io.sipwright.server.sip;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One header field, unfolded (RFC 3261 §7.3.1).
 *
 * @param name as sent
 * @param key its long form in lower case
 * @param value as sent, without the white space around it
 * @param line the whole line as sent, folds included, without its line end
 */
record RawHeader(String name, String key, String value, String line) {
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

    /** The keys of names in their usual spelling. */
    private static final Map<String, String> KEYS = Stream.of(
                    "Via",
                    "From",
                    "To",
                    "Call-ID",
                    "CSeq",
                    "Max-Forwards",
                    "Route",
                    "Record-Route",
                    "Contact",
                    "Content-Type",
                    "Content-Length",
                    "Expires",
                    "Allow",
                    "Supported",
                    "User-Agent",
                    "Server",
                    "Max-Breadth",
                    "Proxy-Authorization",
                    "Authorization")
            .collect(Collectors.toUnmodifiableMap(name -> name, name -> name.toLowerCase(Locale.ROOT)));

    /** Reads a line of the header section; the name is empty where it has no colon. */
    static RawHeader of(String line) {
        String unfolded = HeaderSection.unfolded(line);
        int colon = unfolded.indexOf(':');
        String name = colon < 0 ? "" : unfolded.substring(0, colon).strip();
        return new RawHeader(name, key(name), unfolded.substring(colon + 1).strip(), line);
    }

    /** The name with which JAIN-SIP finds a header: the long form of a compact one. */
    static String longName(String name) {
        return COMPACT.getOrDefault(name.toLowerCase(Locale.ROOT), name);
    }

    /** The long form of a name, in lower case. */
    static String key(String name) {
        String usual = KEYS.get(name);
        if (usual != null) {
            return usual;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        return COMPACT.getOrDefault(lower, lower);
    }

    /** The line without folds and needless white space. */
    String text() {
        boolean plain = line.length() == name.length() + 2 + value.length()
                && line.startsWith(": ", name.length())
                && line.indexOf('\n') < 0;
        return plain ? line : name + ": " + value;
    }
}
