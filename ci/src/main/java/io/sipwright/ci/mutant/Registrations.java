package io.sipwright.ci.mutant;

import io.sipwright.server.auth.DigestResult;
import java.text.ParseException;
import java.util.Objects;
import javax.sip.address.SipURI;
import javax.sip.header.ContactHeader;
import javax.sip.header.FromHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** Registrars that answer wrongly. */
final class Registrations {
    private Registrations() {}

    static MethodOverride unlisted() {
        return (arguments, original) -> {
            Response ok = (Response) Objects.requireNonNull(original.call(arguments));
            ok.removeHeader(ContactHeader.NAME);
            return ok;
        };
    }

    static MethodOverride mendedContact() {
        return (arguments, original) -> {
            ContactHeader contact = (ContactHeader) Objects.requireNonNull(original.call(arguments));
            try {
                ((SipURI) contact.getAddress().getURI()).setHost("127.0.0.1");
            } catch (ParseException never) {
                throw new IllegalStateException(never);
            }
            return contact;
        };
    }

    static MethodOverride everybodyIsWelcome() {
        return (arguments, original) -> {
            FromHeader from = (FromHeader) ((Request) Objects.requireNonNull(arguments[0])).getHeader(FromHeader.NAME);
            return new DigestResult.Authenticated(((SipURI) from.getAddress().getURI()).getUser());
        };
    }
}
