package io.sipwright.server.registrar;

import io.sipwright.server.sip.Responses;
import io.sipwright.server.sip.SipElements;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javax.sip.header.ContactHeader;
import javax.sip.header.DateHeader;
import javax.sip.header.Header;
import javax.sip.header.RecordRouteHeader;
import javax.sip.header.RequireHeader;
import javax.sip.header.SupportedHeader;
import javax.sip.message.Response;

/** Builds the 200 to a REGISTER (RFC 3261 §10.3 step 8, RFC 3327 §5.3, RFC 5626 §6). */
final class RegisterAnswer {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final InstantSource clock;

    RegisterAnswer(InstantSource clock) {
        this.clock = clock;
    }

    Response to(Registration registration, List<Binding> bindings) {
        Response ok = Responses.to(registration.request(), Response.OK);
        ok.removeHeader(RecordRouteHeader.NAME); // REG-018 · RFC 3261 §10.3
        bindings.forEach(binding -> ok.addHeader(listed(binding))); // REG-001 · RFC 3261 §10.3 step 8
        ok.setHeader(SipElements.header(DateHeader.NAME, DATE.format(clock.instant())));
        SipElements.headers(SupportedHeader.NAME, List.of("path", "outbound")).forEach(ok::addHeader);
        if (registration.contacts().stream().anyMatch(contact -> confirmsOutbound(registration, contact))) {
            ok.addHeader(SipElements.header(RequireHeader.NAME, "outbound")); // REG-020 · RFC 5626 §6
        }
        if (registration.supports("path")) {
            registration.path().forEach(path -> ok.addHeader(SipElements.header("Path", path))); // REG-019
        }
        return ok;
    }

    /** REG-002 · RFC 3261 §10.2.4: as registered, with the remaining expiry. */
    private Header listed(Binding binding) {
        Duration left = Duration.between(clock.instant(), binding.contact().expiry());
        long seconds = left.plusMillis(999).toSeconds();
        return SipElements.header(ContactHeader.NAME, binding.contact().value() + ";expires=" + seconds);
    }

    private static boolean confirmsOutbound(Registration registration, ContactHeader contact) {
        return !contact.isWildCard() && registration.outboundKey(contact).isPresent();
    }
}
