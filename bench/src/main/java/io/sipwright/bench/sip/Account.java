package io.sipwright.bench.sip;

import io.sipwright.pstn.sip.DigestAnswer;
import io.sipwright.pstn.sip.DigestChallenge;
import java.util.List;
import java.util.Optional;

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

    /** The header's value that answers an MD5 challenge among these; empty where there is none. */
    public Optional<String> answer(List<String> challenges, String method, String uri) {
        return challenges.stream()
                .flatMap(text -> DigestChallenge.parse(text).stream())
                .filter(challenge -> challenge.algorithm().equals("MD5"))
                .findFirst()
                .map(challenge -> new DigestAnswer(challenge, user, password).value(method, uri, "c0ffee", 1));
    }
}
