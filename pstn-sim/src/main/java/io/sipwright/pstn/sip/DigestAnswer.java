package io.sipwright.pstn.sip;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A client's answer to a digest challenge: MD5 or SHA-256, with qop=auth where offered (RFC 7616 §3.4, RFC 8760).
 *
 * @param challenge what the server sent
 * @param user as the account is named
 * @param password in clear
 */
public record DigestAnswer(DigestChallenge challenge, String user, String password) {

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
        StringBuilder value = new StringBuilder("Digest username=\"" + quoted(user) + "\"")
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
        String secret = hash(user + ":" + challenge.realm() + ":" + password);
        String what = hash(method + ":" + uri);
        String middle = challenge.offersAuth() ? nc + ":" + cnonce + ":auth:" : "";
        return hash(secret + ":" + challenge.nonce() + ":" + middle + what);
    }

    private String hash(String text) {
        String name =
                switch (challenge.algorithm()) {
                    case "MD5" -> "MD5";
                    case "SHA-256" -> "SHA-256";
                    default ->
                        throw new IllegalArgumentException(
                                "algorithm " + challenge.algorithm() + " of the challenge is neither MD5 nor SHA-256");
                };
        try {
            byte[] digest = MessageDigest.getInstance(name).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the Java platform must offer " + name, e);
        }
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
