package io.sipwright.pstn.sip;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** RFC 3261 §19.1.4, rule by rule. */
final class UriEquality {
    /** If only one URI has one of these parameters, the two differ. */
    private static final Set<String> NEVER_IGNORED = Set.of("user", "ttl", "method", "maddr", "transport");

    private UriEquality() {}

    static boolean test(SipUri a, SipUri b) {
        return a.scheme().equalsIgnoreCase(b.scheme())
                && unescape(a.user()).equals(unescape(b.user()))
                && unescape(a.password()).equals(unescape(b.password()))
                && a.host().equalsIgnoreCase(b.host())
                && a.port().equals(b.port())
                && sameParams(a.params(), b.params())
                && sameHeaders(a.headers(), b.headers());
    }

    private static boolean sameParams(Params a, Params b) {
        return Stream.concat(a.list().stream(), b.list().stream()).allMatch(p -> {
            Optional<String> one = a.get(p.name()).map(UriEquality::fold);
            Optional<String> other = b.get(p.name()).map(UriEquality::fold);
            boolean both = one.isPresent() && other.isPresent();
            return both ? one.equals(other) : !NEVER_IGNORED.contains(p.name().toLowerCase(Locale.ROOT));
        });
    }

    private static boolean sameHeaders(Params a, Params b) {
        return Stream.concat(a.list().stream(), b.list().stream())
                .allMatch(p -> a.get(p.name()).equals(b.get(p.name())));
    }

    private static String fold(String value) {
        return unescape(value).toLowerCase(Locale.ROOT);
    }

    /** Resolves %HH; anything else, and a broken escape, stays as it is. */
    private static String unescape(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] in = text.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[in.length];
        int length = 0;
        for (int i = 0; i < in.length; i++) {
            int high = i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
            int low = i + 2 < in.length ? Character.digit(in[i + 2], 16) : -1;
            boolean escape = in[i] == '%' && high >= 0 && low >= 0;
            out[length++] = escape ? (byte) (high << 4 | low) : in[i];
            i += escape ? 2 : 0;
        }
        return new String(out, 0, length, StandardCharsets.UTF_8);
    }
}
