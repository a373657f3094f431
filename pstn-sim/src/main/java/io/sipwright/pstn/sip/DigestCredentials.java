package io.sipwright.pstn.sip;

import java.util.Optional;

/**
 * What answers a digest challenge (RFC 7616 §3.4).
 *
 * @param username of the credentials, which need not be the user of the address of record
 * @param secret password or HA1
 */
public record DigestCredentials(String username, DigestSecret secret) {
    /** With a password in clear. */
    public DigestCredentials(String username, String password) {
        this(username, new DigestSecret.Password(password));
    }

    /** The password in clear; empty where there is an HA1 in its place. */
    public Optional<String> password() {
        return secret instanceof DigestSecret.Password password ? Optional.of(password.text()) : Optional.empty();
    }
}
