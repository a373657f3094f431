package io.sipwright.scenarios.target;

import io.sipwright.pstn.sip.DigestCredentials;

/**
 * A user of the target.
 *
 * @param user user part of the address of record; no two accounts of a target share it
 * @param credentials user name and secret of the digest
 * @param domain host part of the address of record
 */
public record Account(String user, DigestCredentials credentials, String domain) {
    /** An account whose user is also the user name of its digest. */
    public static Account of(String user, String password, String domain) {
        return new Account(user, new DigestCredentials(user, password), domain);
    }

    /** {@code sip:user@domain}. */
    public String aor() {
        return "sip:" + user + "@" + domain;
    }

    @Override
    public String toString() {
        return user;
    }
}
