package io.sipwright.scenarios.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The assets inside the page: style, script, and a content security policy that lets no other script run, whatever a
 * SIP message contains.
 */
record Assets(String style, String script, String policy) {

    static Assets load() {
        String script = resource("report.js");
        String policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data: file: 'self'; "
                + "media-src data: file: 'self'; base-uri 'none'; form-action 'none'; script-src 'sha256-"
                + sha256(script) + "'";
        return new Assets(resource("report.css") + resource("scenario.css"), script, policy);
    }

    private static String resource(String name) {
        try (InputStream in = Assets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("resource " + name + " cannot be read", e);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
