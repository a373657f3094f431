package io.sipwright.scenarios.check;

import io.sipwright.pstn.sip.NameAddr;
import io.sipwright.pstn.sip.SipUri;
import io.sipwright.scenarios.judge.Finding;
import java.util.Optional;
import java.util.stream.Collectors;

/** REG-002: one Contact in the 200 equals the registered one under SIP URI comparison. */
public final class OwnContact {
    private static final String EXPECTED = "the registered Contact URI among those of the 200";

    private OwnContact() {}

    public static Finding check(Messages phone) {
        return Registration.newest(phone)
                .map(OwnContact::compared)
                .orElseGet(() -> Finding.setupFailed(
                        EXPECTED,
                        Causes.ofRegistration(phone).said(),
                        Causes.ofRegistration(phone).evidence()));
    }

    private static Finding compared(Registration registration) {
        String own = registration.contact().uri();
        Optional<SipUri> wanted = SipUri.parse(own);
        String where = registration.accepted().where();
        // REG-002 · RFC 3261 §10.2.4 with the comparison of §19.1.4
        boolean found = wanted.isPresent()
                && registration.listed().stream()
                        .flatMap(c -> c.sipUri().stream())
                        .anyMatch(listed -> listed.equivalent(wanted.get()));
        if (found) {
            return Finding.pass(EXPECTED, own, where);
        }
        String listed = registration.listed().stream().map(NameAddr::uri).collect(Collectors.joining(", "));
        return Finding.fail(
                EXPECTED,
                listed.isEmpty() ? "no Contact" : listed,
                where,
                "the 200 to REGISTER does not hold the phone's own Contact " + own);
    }
}
