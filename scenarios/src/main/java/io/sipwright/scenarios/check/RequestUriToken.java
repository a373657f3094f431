package io.sipwright.scenarios.check;

import io.sipwright.pstn.sip.SipUri;
import io.sipwright.scenarios.judge.Finding;
import java.util.Optional;

/** NAT-006: the Request-URI delivered to a browser has the user part of its Contact or of its address of record. */
public final class RequestUriToken {
    private RequestUriToken() {}

    /**
     * @param phone all messages of the phone, its registration too
     */
    public static Finding check(Messages phone) {
        Optional<Registration> registration = Registration.newest(phone);
        Optional<Seen> invite = phone.received().requests("INVITE").last();
        if (registration.isEmpty() || invite.isEmpty()) {
            return Finding.setupFailed(
                    "the registered user part in the Request-URI", "no INVITE reached the phone", "");
        }
        String token = registration.get().contact().user();
        String user = registration.get().request().sip().to().user();
        String expected = "user part " + token + " or " + user;
        String uri = invite.get().sip().requestUri();
        String actual = SipUri.parse(uri).map(SipUri::user).orElse("");
        // NAT-006 · RFC 3261 §16.6 step 2
        return actual.equals(token) || actual.equals(user)
                ? Finding.pass(expected, uri, invite.get().where())
                : Finding.fail(
                        expected,
                        uri,
                        invite.get().where(),
                        "the Request-URI has lost the browser's user part: \"" + actual + "\"");
    }
}
