package io.sipwright.server.registrar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sip.address.SipURI;
import org.jspecify.annotations.Nullable;

/**
 * A Contact's URI as it is compared (RFC 3261 §19.1.4). Pure.
 *
 * @param key all that two equal URIs must share, in canonical form
 * @param parameters further parameters, which count only where both URIs have them; names and values in lower case
 */
record ContactUri(String key, Map<String, String> parameters) {
    /** They count even if only one of the URIs has them. */
    private static final Set<String> DECISIVE = Set.of("user", "ttl", "method", "maddr", "transport");

    ContactUri {
        parameters = Map.copyOf(parameters);
    }

    static ContactUri of(SipURI uri) {
        List<String> key = new ArrayList<>();
        key.add(uri.isSecure() ? "sips" : "sip");
        key.add(AddressOfRecord.unescape(text(uri.getUser())));
        key.add(AddressOfRecord.unescape(text(uri.getUserPassword())));
        key.add(uri.getHost().toLowerCase(Locale.ROOT));
        key.add(Integer.toString(uri.getPort()));
        key.addAll(headers(uri));
        Map<String, String> parameters = new HashMap<>();
        names(uri.getParameterNames()).forEach(name -> {
            String value = lower(text(uri.getParameter(name)));
            if (DECISIVE.contains(lower(name))) {
                key.add(";" + lower(name) + "=" + value);
            } else {
                parameters.put(lower(name), value);
            }
        });
        return new ContactUri(String.join("\n", key), parameters);
    }

    boolean sameAs(ContactUri other) {
        return key.equals(other.key)
                && parameters.entrySet().stream().allMatch(one -> other.parameters
                        .getOrDefault(one.getKey(), one.getValue())
                        .equals(one.getValue()));
    }

    private static List<String> headers(SipURI uri) {
        return names(uri.getHeaderNames()).stream()
                .map(name -> "?" + lower(name) + "=" + text(uri.getHeader(name)))
                .sorted()
                .toList();
    }

    /** In order, so that parameters in another order give the same key. */
    private static List<String> names(Iterator<?> names) {
        List<String> sorted = new ArrayList<>();
        names.forEachRemaining(name -> sorted.add(String.valueOf(name)));
        sorted.sort(String.CASE_INSENSITIVE_ORDER);
        return sorted;
    }

    private static String text(@Nullable String value) {
        return Optional.ofNullable(value).orElse("");
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
