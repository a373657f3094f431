package io.sipwright.server.app;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The client's side of RFC 2617 with MD5, written out for tests. */
final class DigestClient {
    private DigestClient() {}

    static String answer(String challenge, String user, String password, String method, String uri) {
        String realm = quoted(challenge, "realm");
        String nonce = quoted(challenge, "nonce");
        String ha1 = md5(user + ":" + realm + ":" + password);
        String response = md5(ha1 + ":" + nonce + ":00000001:abcdef:auth:" + md5(method + ":" + uri));
        return ("Digest algorithm=MD5, username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\", response=\"%s\", "
                        + "qop=auth, cnonce=\"abcdef\", nc=00000001")
                .formatted(user, realm, nonce, uri, response);
    }

    private static String quoted(String challenge, String name) {
        String from = challenge.substring(challenge.indexOf(name + "=\"") + name.length() + 2);
        return from.substring(0, from.indexOf('"'));
    }

    private static String md5(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
