package io.sipwright.pstn.sip;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The value of WWW-Authenticate or Proxy-Authenticate (RFC 7616 §3.3, RFC 8760).
 *
 * @param params as written
 */
public record DigestChallenge(Params params) {

    /** Empty where the scheme is not Digest or realm or nonce is missing. */
    public static Optional<DigestChallenge> parse(String value) {
        String text = value.strip();
        if (!text.regionMatches(true, 0, "Digest ", 0, 7)) {
            return Optional.empty();
        }
        Params params = Params.parse(text.substring(7), ',');
        return params.has("realm") && params.has("nonce") ? Optional.of(new DigestChallenge(params)) : Optional.empty();
    }

    /** All of a response, in their order (RFC 8760 §2.4). */
    public static List<DigestChallenge> in(SipText response) {
        return Stream.of("WWW-Authenticate", "Proxy-Authenticate")
                .flatMap(name -> response.headers(name).stream())
                .flatMap(value -> parse(value).stream())
                .toList();
    }

    /** {@code MD5} where the challenge names none. */
    public String algorithm() {
        return params.get("algorithm").orElse("MD5").toUpperCase(Locale.ROOT);
    }

    public String realm() {
        return params.get("realm").orElse("");
    }

    public String nonce() {
        return params.get("nonce").orElse("");
    }

    /** Whether qop=auth may be used. */
    public boolean offersAuth() {
        return params.get("qop").stream()
                .flatMap(q -> Separators.split(q, ',').stream())
                .anyMatch("auth"::equalsIgnoreCase);
    }

    public boolean isStale() {
        return params.get("stale").filter("true"::equalsIgnoreCase).isPresent();
    }
}
