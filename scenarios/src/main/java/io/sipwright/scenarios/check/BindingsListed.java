package io.sipwright.scenarios.check;

import io.sipwright.pstn.sip.NameAddr;
import io.sipwright.scenarios.judge.Finding;
import java.util.List;
import java.util.Optional;

/** REG-001: the 200 to REGISTER lists every binding, each with its own expires value. */
public final class BindingsListed {
    private static final String EXPECTED = "200 to REGISTER lists each binding with its expires";

    private BindingsListed() {}

    public static Finding check(Messages phone) {
        return Registration.newest(phone).map(BindingsListed::listed).orElseGet(() -> refused(phone));
    }

    private static Finding listed(Registration registration) {
        List<NameAddr> contacts = registration.listed();
        String where = registration.accepted().where();
        // REG-001 · RFC 3261 §10.3 step 8
        if (contacts.isEmpty()) {
            return Finding.fail(EXPECTED, "no Contact", where, "the 200 to REGISTER lists no binding");
        }
        Optional<NameAddr> without = contacts.stream()
                .filter(c -> !c.param("expires").orElse("").matches("\\d+"))
                .findFirst();
        return without.map(c -> Finding.fail(
                        EXPECTED,
                        "Contact " + c.uri() + " without expires",
                        where,
                        "a Contact in the 200 to REGISTER has no expires parameter"))
                .orElseGet(() -> Finding.pass(EXPECTED, contacts.size() + " listed, each with expires", where));
    }

    private static Finding refused(Messages phone) {
        Cause cause = Causes.ofRegistration(phone);
        return Finding.fail(EXPECTED, "no 200 to REGISTER", cause.evidence(), cause.said());
    }
}
