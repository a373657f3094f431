package io.sipwright.pstn.sip;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A view of a SIP or SIPS URI (RFC 3261 §19.1). Parts are as written; {@link #equivalent} compares as §19.1.4 says.
 *
 * @param scheme {@code sip} or {@code sips}, as written
 * @param user user part without password, escapes unresolved; empty if none
 * @param password empty if none
 * @param host IPv6 literals keep their brackets
 * @param port empty if not written
 * @param params URI parameters
 * @param headers the part after {@code ?}; separated by {@code &}
 */
public record SipUri(
        String scheme, String user, String password, String host, OptionalInt port, Params params, Params headers) {
    private static final Pattern FORM = Pattern.compile("(?i)(sips?):(?:([^@:\\s]*)(?::([^@\\s]*))?@)?"
            + "(\\[[^\\]]*\\]|[^;?:@\\s\\[\\]]+)(?::(\\d{1,5}))?(?:;([^?]*))?(?:\\?(.*))?");

    /** Empty where the text is no SIP or SIPS URI. */
    public static Optional<SipUri> parse(String text) {
        Matcher m = FORM.matcher(text.strip());
        if (!m.matches()) {
            return Optional.empty();
        }
        return Optional.of(new SipUri(
                m.group(1),
                orEmpty(m.group(2)),
                orEmpty(m.group(3)),
                m.group(4),
                m.group(5) == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(m.group(5))),
                Params.parse(orEmpty(m.group(6))),
                Params.parse(orEmpty(m.group(7)), '&')));
    }

    /** The port written, else the default of the scheme and transport (RFC 3261 §19.1.2, RFC 7118 §5.2.1 for ws). */
    public int portOrDefault() {
        boolean secure = scheme.equalsIgnoreCase("sips");
        return port.orElseGet(() -> switch (transport()) {
            case "ws" -> secure ? 443 : 80;
            case "wss" -> 443;
            case "tls" -> 5061;
            default -> secure ? 5061 : 5060;
        });
    }

    /** The transport parameter in lower case, or the empty string. */
    public String transport() {
        return params.get("transport").orElse("").toLowerCase(Locale.ROOT);
    }

    /** Whether the URI has {@code ;lr} (RFC 3261 §19.1.1). */
    public boolean isLooseRouter() {
        return params.has("lr");
    }

    /** Equality by RFC 3261 §19.1.4. It is not transitive, hence no {@code equals}. */
    public boolean equivalent(SipUri other) {
        return UriEquality.test(this, other);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(scheme).append(':');
        if (!user.isEmpty()) {
            text.append(user).append(password.isEmpty() ? "" : ":" + password).append('@');
        }
        text.append(host);
        port.ifPresent(p -> text.append(':').append(p));
        params.list().forEach(p -> text.append(';')
                .append(p.name())
                .append(p.value().map(v -> "=" + v).orElse("")));
        String joined = headers.list().stream()
                .map(h -> h.name() + h.value().map(v -> "=" + v).orElse(""))
                .reduce((a, b) -> a + "&" + b)
                .orElse("");
        return joined.isEmpty()
                ? text.toString()
                : text.append('?').append(joined).toString();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
