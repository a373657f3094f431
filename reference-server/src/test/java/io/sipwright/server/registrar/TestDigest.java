package io.sipwright.server.registrar;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The digest of a client for REGISTER, password "pw". */
final class TestDigest {
    private TestDigest() {}

    static String answer(String user, String realm, String nonce) {
        String uri = "sip:" + realm;
        String ha1 = md5(user + ":" + realm + ":pw");
        String response = md5(ha1 + ":" + nonce + ":00000001:xyz:auth:" + md5("REGISTER:" + uri));
        return ("Digest username=\"%s\",realm=\"%s\",nonce=\"%s\",uri=\"%s\",response=\"%s\",algorithm=MD5,qop=auth,"
                        + "nc=00000001,cnonce=\"xyz\"")
                .formatted(user, realm, nonce, uri, response);
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
