package io.sipwright.server.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import javax.sip.header.Parameters;

/** The parameters of an Authorization header as the client wrote them (RFC 7616 §3.4). */
record DigestAnswer(Parameters parameters, String method) {
    String user() {
        return text("username");
    }

    String nonce() {
        return text("nonce");
    }

    String uri() {
        return text("uri");
    }

    Optional<DigestAlgorithm> algorithm() {
        return DigestAlgorithm.named(text("algorithm"));
    }

    /** The nonce count; 0, which is never accepted, if it is missing or not hexadecimal. */
    long count() {
        try {
            return Long.parseLong(text("nc"), 16);
        } catch (NumberFormatException missing) {
            return 0;
        }
    }

    boolean protectsReplay() {
        return text("qop").equals("auth") && count() > 0;
    }

    /** Whether the response is the one that the holder of this H(A1) computes; takes the same time either way. */
    boolean matches(DigestAlgorithm algorithm, String ha1) {
        String ha2 = algorithm.hash(method + ":" + uri());
        String expected = algorithm.hash(String.join(":", ha1, nonce(), text("nc"), text("cnonce"), text("qop"), ha2));
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8),
                text("response").toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }

    private String text(String name) {
        String value = parameters.getParameter(name);
        return value == null ? "" : value.strip();
    }
}
