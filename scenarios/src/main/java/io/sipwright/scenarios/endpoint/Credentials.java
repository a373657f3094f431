package io.sipwright.scenarios.endpoint;

import io.sipwright.pstn.sip.DigestAnswer;
import io.sipwright.pstn.sip.DigestChallenge;
import io.sipwright.pstn.sip.DigestCredentials;
import io.sipwright.pstn.sip.DigestSecret;
import io.sipwright.pstn.sip.Params;
import io.sipwright.pstn.sip.SipText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How an endpoint answers challenges (RFC 7616 §3.4), right or wrong on purpose.
 *
 * @param own of the account
 * @param altered deliberate errors: {@code username}, {@code password}, {@code realm}, {@code nonce}, {@code uri},
 *     {@code cnonce}, {@code nc}, {@code algorithm} and {@code qop} change what is hashed and sent; {@code response}
 *     changes what is sent; {@code scheme} {@code Basic} sends the password in clear; {@code header} names the header
 */
public record Credentials(DigestCredentials own, Map<String, String> altered) {
    public static final List<String> FIELDS = List.of(
            "username",
            "password",
            "realm",
            "nonce",
            "uri",
            "cnonce",
            "nc",
            "algorithm",
            "qop",
            "response",
            "scheme",
            "header");

    /** Fields that cannot be altered without the password, as they are hashed with it. */
    private static final List<String> HASHED = List.of("username", "realm", "scheme");

    public Credentials {
        altered = Map.copyOf(altered);
    }

    public Credentials with(Map<String, String> fields) {
        return new Credentials(own, fields);
    }

    /** Whether the deliberate errors need the account's password in clear, and it has an HA1 in its place. */
    public boolean lackPassword() {
        String algorithm = altered.getOrDefault("algorithm", "");
        return !altered.containsKey("password")
                && own.secret() instanceof DigestSecret.Ha1 ha1
                && (HASHED.stream().anyMatch(altered::containsKey)
                        || !algorithm.isEmpty()
                                && !algorithm.equalsIgnoreCase(ha1.algorithm().token()));
    }

    private DigestCredentials used() {
        String name = altered.getOrDefault("username", own.username());
        return Optional.ofNullable(altered.get("password"))
                .map(password -> new DigestCredentials(name, password))
                .orElseGet(() -> new DigestCredentials(name, own.secret()));
    }

    /** Whether a response has a challenge that this can answer. */
    boolean canAnswer(SipText response) {
        return challenge(response).isPresent();
    }

    /** The challenge to answer: the first with the wanted algorithm, else the first with a known one. */
    Optional<DigestChallenge> challenge(SipText response) {
        String wanted = altered.getOrDefault("algorithm", "").toUpperCase(Locale.ROOT);
        return Stream.of("WWW-Authenticate", "Proxy-Authenticate")
                .flatMap(name -> response.headers(name).stream())
                .flatMap(value -> DigestChallenge.parse(value).stream())
                .filter(c -> List.of("MD5", "SHA-256").contains(c.algorithm()))
                .filter(c -> wanted.isEmpty() || c.algorithm().equals(wanted))
                .filter(used().secret()::answers)
                .findFirst();
    }

    /** The request with the answer to the challenge of this response. */
    SipText answer(SipText request, SipText response) {
        DigestChallenge challenge = challenge(response).orElseThrow();
        String own = response.status() == 407 ? "Proxy-Authorization" : "Authorization";
        return request.edit()
                .add(altered.getOrDefault("header", own), value(challenge, request))
                .done();
    }

    private String value(DigestChallenge challenge, SipText request) {
        DigestCredentials used = used();
        if (altered.getOrDefault("scheme", "Digest").equals("Basic")) {
            String clear = used.username() + ":" + used.password().orElse("");
            return "Basic " + Base64.getEncoder().encodeToString(clear.getBytes(StandardCharsets.UTF_8));
        }
        String uri = altered.getOrDefault("uri", request.requestUri());
        String cnonce = altered.getOrDefault("cnonce", Tokens.token(12));
        int count = Integer.parseInt(altered.getOrDefault("nc", "1"), 16);
        String value = new DigestAnswer(altered(challenge), used).value(request.method(), uri, cnonce, count);
        return altered.containsKey("response")
                ? value.replaceAll("response=\"[^\"]*\"", "response=\"" + altered.get("response") + "\"")
                : value;
    }

    private DigestChallenge altered(DigestChallenge challenge) {
        StringBuilder text = new StringBuilder();
        for (Params.Param p : challenge.params().list()) {
            String name = p.name().toLowerCase(Locale.ROOT);
            String other = altered.get(name);
            if (other == null) {
                text.append(p.name()).append('=').append(p.value().orElse("")).append(',');
            } else if (!other.equals("absent")) {
                text.append(p.name()).append("=\"").append(other).append("\",");
            }
        }
        return DigestChallenge.parse("Digest " + text).orElse(challenge);
    }
}
