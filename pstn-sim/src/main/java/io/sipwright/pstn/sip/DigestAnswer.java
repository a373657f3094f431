package io.sipwright.pstn.sip;

/**
 * A client's answer to a digest challenge: MD5 or SHA-256, with qop=auth where offered (RFC 7616 §3.4, RFC 8760).
 *
 * @param challenge what the server sent
 * @param credentials of the account
 */
public record DigestAnswer(DigestChallenge challenge, DigestCredentials credentials) {

    /**
     * The value of Authorization or Proxy-Authorization.
     *
     * @param uri the digest-uri, normally the Request-URI
     * @param cnonce of the client's choice
     * @param count how often this nonce has been used, from 1
     * @throws IllegalArgumentException if the challenge's algorithm is neither MD5 nor SHA-256
     */
    public String value(String method, String uri, String cnonce, int count) {
        String nc = "%08x".formatted(count);
        StringBuilder value = new StringBuilder("Digest username=\"" + quoted(credentials.username()) + "\"")
                .append(", realm=\"" + quoted(challenge.realm()) + "\"")
                .append(", nonce=\"" + quoted(challenge.nonce()) + "\"")
                .append(", uri=\"" + uri + "\"")
                .append(", response=\"" + response(method, uri, cnonce, nc) + "\"")
                .append(", algorithm=" + challenge.algorithm());
        challenge.params().get("opaque").ifPresent(o -> value.append(", opaque=\"" + quoted(o) + "\""));
        if (challenge.offersAuth()) {
            value.append(", qop=auth, cnonce=\"" + cnonce + "\", nc=" + nc);
        }
        return value.toString();
    }

    private String response(String method, String uri, String cnonce, String nc) {
        DigestAlgorithm algorithm = DigestAlgorithm.named(challenge.algorithm())
                .orElseThrow(() -> new IllegalArgumentException(
                        "algorithm " + challenge.algorithm() + " of the challenge is neither MD5 nor SHA-256"));
        String secret = credentials.secret().ha1(credentials.username(), challenge.realm(), algorithm);
        String what = algorithm.hash(method + ":" + uri);
        String middle = challenge.offersAuth() ? nc + ":" + cnonce + ":auth:" : "";
        return algorithm.hash(secret + ":" + challenge.nonce() + ":" + middle + what);
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
