package io.sipwright.scenarios.endpoint;

import io.sipwright.pstn.sip.DigestCredentials;
import java.util.Optional;

/**
 * The identity of an endpoint.
 *
 * @param name in the scenario
 * @param user user part of its address of record
 * @param account what answers challenges; empty if it has no account
 * @param domain host part of its address of record
 */
public record Identity(String name, String user, Optional<DigestCredentials> account, String domain) {
    /** {@code sip:user@domain}. */
    public String aor() {
        return "sip:" + user + "@" + domain;
    }
}
