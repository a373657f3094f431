package io.sipwright.pstn.ua;

import io.sipwright.pstn.sip.DigestAnswer;
import io.sipwright.pstn.sip.DigestChallenge;
import io.sipwright.pstn.sip.DigestCredentials;
import io.sipwright.pstn.sip.Params;
import io.sipwright.pstn.sip.SipEdit;
import io.sipwright.pstn.sip.SipText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Answers digest challenges and counts the uses of each nonce (RFC 3261 §22, RFC 7616 §3.4, RFC 8760). Confined to one
 * thread.
 */
public final class DigestClient {
    /** How many realms are remembered; the oldest is dropped. */
    public static final int MOST_REALMS = 32;

    private final DigestCredentials credentials;
    private final Set<String> algorithms;
    private final Supplier<String> cnonces;
    private final Map<ProtectionSpace, Nonce> nonces = new LinkedHashMap<>();

    /** Where a nonce is good: the header that carries the credentials, and the realm (RFC 7235 §2.2). */
    private record ProtectionSpace(String header, String realm) {}

    private record Nonce(DigestChallenge challenge, int uses) {}

    /** @param cnonces makes a fresh cnonce for each answer */
    public DigestClient(DigestCredentials credentials, Supplier<String> cnonces) {
        this(credentials, Set.of("MD5", "SHA-256"), cnonces);
    }

    /** @param algorithms any of {@code MD5} and {@code SHA-256}; challenges for others are not answered */
    public DigestClient(DigestCredentials credentials, Set<String> algorithms, Supplier<String> cnonces) {
        this.credentials = credentials;
        this.algorithms = Set.copyOf(algorithms);
        this.cnonces = cnonces;
    }

    /**
     * The challenge in a 401 or 407 that can be answered: the topmost whose algorithm is known, and for which the secret is
     * good (RFC 8760 §2.4).
     */
    public Optional<DigestChallenge> challenge(SipText response) {
        String name =
                switch (response.status()) {
                    case 401 -> "WWW-Authenticate";
                    case 407 -> "Proxy-Authenticate";
                    default -> "";
                };
        return response.headers(name).stream()
                .map(DigestChallenge::parse)
                .flatMap(Optional::stream)
                .filter(c -> algorithms.contains(c.algorithm()))
                .filter(credentials.secret()::answers)
                .findFirst();
    }

    /**
     * The request with credentials for the challenge in this 401 or 407. Via and CSeq are as before; the caller has to
     * change them (RFC 3261 §22.2).
     *
     * @return empty where there is no challenge that can be answered
     */
    public Optional<SipEdit> answer(SipText request, SipText response) {
        return challenge(response).map(challenge -> {
            ProtectionSpace space = new ProtectionSpace(header(response.status()), challenge.realm());
            Nonce known = nonces.get(space);
            int uses = known == null || !known.challenge().nonce().equals(challenge.nonce()) ? 0 : known.uses();
            remember(space, new Nonce(challenge, uses));
            return authorize(request.edit(), request, space);
        });
    }

    /**
     * Adds credentials for every realm that has challenged before, with the next nonce count (RFC 7616 §3.4), so that
     * the request is not challenged again.
     */
    public SipText authorize(SipText request) {
        SipEdit edit = request.edit();
        List.copyOf(nonces.keySet()).forEach(space -> authorize(edit, request, space));
        return edit.done();
    }

    private SipEdit authorize(SipEdit edit, SipText request, ProtectionSpace space) {
        Nonce used = nonces.get(space);
        if (used == null) {
            return edit;
        }
        nonces.put(space, new Nonce(used.challenge(), used.uses() + 1));
        return edit.set(
                space.header(),
                new DigestAnswer(used.challenge(), credentials)
                        .value(request.method(), request.requestUri(), cnonces.get(), used.uses() + 1));
    }

    /** Stores the next nonce from Authentication-Info or Proxy-Authentication-Info (RFC 7615 §3, RFC 7616 §3.5). */
    public void accepted(SipText response) {
        nextNonce(response, "Authentication-Info", header(401));
        nextNonce(response, "Proxy-Authentication-Info", header(407));
    }

    private void nextNonce(SipText response, String name, String header) {
        response.headers(name).stream()
                .flatMap(value -> Params.parse(value, ',').get("nextnonce").stream())
                .findFirst()
                .ifPresent(next -> nonces.replaceAll((space, nonce) ->
                        space.header().equals(header) ? new Nonce(renewed(nonce.challenge(), next), 0) : nonce));
    }

    private static DigestChallenge renewed(DigestChallenge challenge, String nonce) {
        Stream<Params.Param> others =
                challenge.params().list().stream().filter(p -> !p.name().equalsIgnoreCase("nonce"));
        Params.Param next = new Params.Param("nonce", Optional.of("\"" + nonce + "\""));
        return new DigestChallenge(
                new Params(Stream.concat(others, Stream.of(next)).toList()));
    }

    private void remember(ProtectionSpace space, Nonce nonce) {
        if (!nonces.containsKey(space) && nonces.size() >= MOST_REALMS) {
            nonces.remove(nonces.keySet().iterator().next());
        }
        nonces.put(space, nonce);
    }

    private static String header(int status) {
        return status == 401 ? "Authorization" : "Proxy-Authorization";
    }
}
