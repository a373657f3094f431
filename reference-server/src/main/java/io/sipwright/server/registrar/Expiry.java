package io.sipwright.server.registrar;

import io.sipwright.server.sip.SipElements;
import java.time.Duration;
import java.util.List;
import javax.sip.header.ContactHeader;
import javax.sip.header.ExpiresHeader;
import javax.sip.header.MinExpiresHeader;
import javax.sip.message.Request;

/** How long a binding lives (RFC 3261 §10.3 step 7). Pure. */
final class Expiry {
    private static final Duration NEVER_TOO_BRIEF = Duration.ofHours(1);

    /** RFC 3261 §10.2.1.1: malformed values are equivalent to 3600. */
    private static final Duration MALFORMED = Duration.ofSeconds(3_600);

    private final RegistrarPolicy policy;

    Expiry(RegistrarPolicy policy) {
        this.policy = policy;
    }

    /** The lifetime granted to one Contact; zero removes it. */
    Duration granted(ContactHeader contact, Request register) throws RegisterRefusedException {
        Duration wanted = wanted(contact, register);
        if (wanted.isZero()) {
            return wanted;
        }
        if (wanted.compareTo(policy.minimum()) < 0 && wanted.compareTo(NEVER_TOO_BRIEF) < 0) {
            // REG-005 · RFC 3261 §10.3, §21.4.17
            throw new RegisterRefusedException(
                    423,
                    "Interval Too Brief",
                    List.of(SipElements.header(
                            MinExpiresHeader.NAME,
                            Long.toString(policy.minimum().toSeconds()))));
        }
        return wanted.compareTo(policy.maximum()) > 0 ? policy.maximum() : wanted; // REG-004
    }

    private Duration wanted(ContactHeader contact, Request register) {
        String parameter = contact.getParameter("expires");
        if (parameter != null && !parameter.isEmpty()) {
            return contact.getExpires() >= 0 // REG-003 · RFC 3261 §10.3
                    ? Duration.ofSeconds(contact.getExpires())
                    : MALFORMED;
        }
        ExpiresHeader header = register.getExpires();
        return header == null ? policy.usual() : Duration.ofSeconds(header.getExpires()); // REG-006
    }
}
