package io.sipwright.scenarios.selftest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a message that the relay reads.
 *
 * @param text the whole message
 */
record RelayedMessage(String text) {
    private static final String NONCE = "5c0e";

    static String challenge(String realm) {
        return "WWW-Authenticate: Digest realm=\"" + realm + "\", nonce=\"" + NONCE + "\", qop=\"auth\"\r\n";
    }

    boolean isResponse() {
        return text.startsWith("SIP/2.0 ");
    }

    String method() {
        return find("(?m)^CSeq: *\\d+ +(\\w+)");
    }

    String header(String name) {
        return find("(?m)^" + name + ": *([^\r\n]*)");
    }

    String branch() {
        return find("branch=([^;\\s]+)");
    }

    /** The user part of a request's target, without the prefixes {@code early-} and {@code muted-}. */
    String targetUser() {
        return find("^\\w+ sips?:([^@;]+)@").replaceFirst("^(early|muted)-", "");
    }

    String toUser() {
        return find("(?m)^To: .*?sip:([^@]+)@");
    }

    String contactUser() {
        return find("(?m)^Contact: .*?sip:([^@]+)@");
    }

    /** A response with the request's own Via, From, To, Call-ID and CSeq (RFC 3261 §8.2.6.2). */
    String response(String status, String headers) {
        return "SIP/2.0 " + status + "\r\nVia: " + header("Via") + "\r\nFrom: " + header("From") + "\r\nTo: "
                + header("To") + ";tag=relay\r\nCall-ID: " + header("Call-ID") + "\r\nCSeq: " + header("CSeq") + "\r\n"
                + headers + "Content-Length: 0\r\n\r\n";
    }

    /** Whether the digest (RFC 2617 §3.2.2) is right; the password is the user's name. */
    boolean isAuthorized(String realm) {
        String given = find("(?m)^Authorization: ([^\r\n]*)");
        String user = find("username=\"([^\"]+)\"");
        String first = md5(user + ":" + realm + ":" + user);
        String second = md5("REGISTER:" + part(given, "uri"));
        String expected = md5(String.join(":", first, NONCE, bare(given, "nc"), part(given, "cnonce"), "auth", second));
        return expected.equals(part(given, "response"));
    }

    private static String part(String header, String name) {
        return find(header, name + "=\"([^\"]+)\"");
    }

    private static String bare(String header, String name) {
        return find(header, name + "=([^,\\s]+)");
    }

    private String find(String pattern) {
        return find(text, pattern);
    }

    private static String find(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String md5(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
