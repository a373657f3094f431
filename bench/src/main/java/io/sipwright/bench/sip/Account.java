package io.sipwright.bench.sip;

import io.sipwright.pstn.sip.DigestCredentials;
import io.sipwright.pstn.ua.DigestClient;
import java.util.Set;

/**
 * A user who can prove it.
 *
 * @param user name in the address and in the digest
 * @param password in clear
 * @param domain of the address
 */
public record Account(String user, String password, String domain) {
    /** Address of record, in angle brackets. */
    public String address() {
        return "<sip:" + user + "@" + domain + ">";
    }

    /** Answers MD5 challenges only, which every measured server offers. */
    DigestClient digest() {
        return new DigestClient(new DigestCredentials(user, password), Set.of("MD5"), () -> "c0ffee");
    }
}
