package io.sipwright.pstn.sip;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What RFC 3261 §7.3 and the registry say about header names: compact forms, and which may hold a comma-joined list. */
final class HeaderNames {
    private static final Map<String, String> COMPACT = Map.ofEntries(
            Map.entry("a", "accept-contact"),
            Map.entry("b", "referred-by"),
            Map.entry("c", "content-type"),
            Map.entry("d", "request-disposition"),
            Map.entry("e", "content-encoding"),
            Map.entry("f", "from"),
            Map.entry("i", "call-id"),
            Map.entry("j", "reject-contact"),
            Map.entry("k", "supported"),
            Map.entry("l", "content-length"),
            Map.entry("m", "contact"),
            Map.entry("n", "identity-info"),
            Map.entry("o", "event"),
            Map.entry("r", "refer-to"),
            Map.entry("s", "subject"),
            Map.entry("t", "to"),
            Map.entry("u", "allow-events"),
            Map.entry("v", "via"),
            Map.entry("x", "session-expires"),
            Map.entry("y", "identity"));

    private static final Set<String> LISTS = Set.of(
            "accept",
            "accept-contact",
            "accept-encoding",
            "accept-language",
            "alert-info",
            "allow",
            "allow-events",
            "call-info",
            "contact",
            "content-encoding",
            "content-language",
            "diversion",
            "error-info",
            "history-info",
            "in-reply-to",
            "p-asserted-identity",
            "p-associated-uri",
            "p-preferred-identity",
            "path",
            "proxy-require",
            "reason",
            "record-route",
            "reject-contact",
            "require",
            "route",
            "security-client",
            "security-server",
            "security-verify",
            "service-route",
            "supported",
            "unsupported",
            "via",
            "warning");

    /** Shortcut for the usual spellings. */
    private static final Map<String, String> USUAL = new HashMap<>(Stream.of(
                    "Via",
                    "Max-Forwards",
                    "Route",
                    "Record-Route",
                    "From",
                    "To",
                    "Call-ID",
                    "CSeq",
                    "Contact",
                    "Content-Type",
                    "Content-Length",
                    "Allow",
                    "Supported",
                    "Require",
                    "User-Agent",
                    "Server",
                    "Expires",
                    "Authorization",
                    "Proxy-Authorization",
                    "WWW-Authenticate",
                    "Proxy-Authenticate",
                    "Authentication-Info",
                    "Proxy-Authentication-Info",
                    "Timestamp")
            .collect(Collectors.toMap(name -> name, name -> name.toLowerCase(Locale.ROOT))));

    private HeaderNames() {}

    /** The long form in lower case: two names are the same header when this is equal. */
    static String canonical(String name) {
        String usual = USUAL.get(name);
        if (usual != null) {
            return usual;
        }
        String lower = name.trim().toLowerCase(Locale.ROOT);
        return COMPACT.getOrDefault(lower, lower);
    }

    /** Whether a comma separates values of this header (RFC 3261 §7.3.1); never so in the authentication headers. */
    static boolean isList(String canonicalName) {
        return LISTS.contains(canonicalName);
    }
}
