package io.sipwright.scenarios.endpoint;

import java.util.Optional;

/**
 * The identity of an endpoint.
 *
 * @param name in the scenario
 * @param user user part of its address of record
 * @param password of its account; empty if it has none
 * @param domain host part of its address of record
 */
public record Identity(String name, String user, Optional<String> password, String domain) {
    /** {@code sip:user@domain}. */
    public String aor() {
        return "sip:" + user + "@" + domain;
    }
}
