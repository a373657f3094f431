package io.sipwright.server.sip;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.sip.message.Request;

/**
 * Our To tag for a request: the same for each response to it and to its CANCEL (RFC 3261 §8.2.6.2, §8.2.7, §9.2), and
 * not predictable by a peer.
 */
final class ToTag {
    private static final byte[] SECRET = new byte[16];
    private static final int BYTES = 8;

    static {
        new SecureRandom().nextBytes(SECRET);
    }

    private ToTag() {}

    static String of(Request request) {
        return of(String.join(
                "\n",
                SipHeaders.callId(request),
                SipHeaders.fromTag(request),
                Long.toString(SipHeaders.cseq(request)),
                SipHeaders.branch(request)));
    }

    static String of(String seed) {
        MessageDigest digest = sha256();
        digest.update(SECRET);
        byte[] hash = digest.digest(seed.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
