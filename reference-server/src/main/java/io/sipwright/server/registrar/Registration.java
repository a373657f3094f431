package io.sipwright.server.registrar;

import io.sipwright.server.nat.ReceivedAddress;
import io.sipwright.server.registrar.Binding.OutboundKey;
import io.sipwright.server.registrar.Binding.Source;
import io.sipwright.server.registrar.Binding.Version;
import io.sipwright.server.sip.SipElements;
import io.sipwright.server.sip.SipHeaders;
import io.sipwright.server.transport.Flow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sip.address.SipURI;
import javax.sip.header.ContactHeader;
import javax.sip.header.SupportedHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Request;

/** A parsed REGISTER. */
record Registration(Request request, Flow flow, AddressOfRecord aor) {
    List<ContactHeader> contacts() {
        return SipHeaders.all(request, ContactHeader.NAME, ContactHeader.class);
    }

    Version version() {
        return new Version(SipHeaders.callId(request), SipHeaders.cseq(request));
    }

    List<String> path() {
        return SipHeaders.values(request, "Path");
    }

    boolean supports(String option) {
        return SipHeaders.optionTags(request, SupportedHeader.NAME).contains(option);
    }

    /** RFC 5626 §6: instance, reg-id and Supported: outbound together ask for it. */
    Optional<OutboundKey> outboundKey(ContactHeader contact) {
        String instance = contact.getParameter("+sip.instance");
        String regId = contact.getParameter("reg-id");
        return instance != null && regId != null && regId.matches("[1-9]\\d{0,8}") && supports("outbound")
                ? Optional.of(new OutboundKey(instance, Integer.parseInt(regId)))
                : Optional.empty();
    }

    /** RFC 5626 §6: there is another hop between us and the client without outbound support. */
    boolean firstHopLacksOutbound() {
        boolean onlyHop =
                SipHeaders.all(request, ViaHeader.NAME, ViaHeader.class).size() == 1;
        List<String> path = path();
        return !onlyHop && (path.isEmpty() || !path.get(path.size() - 1).matches(".*;\\s*ob\\b.*"));
    }

    Binding binding(ContactHeader contact, Instant now, Duration lifetime) {
        return new Binding(
                aor,
                new Binding.Contact(untouched(contact), uri(contact).toString(), now.plus(lifetime)),
                new Source(ReceivedAddress.of(flow), flow.id()), // NAT-004 · RFC 5626 §7, RFC 3581 §4
                outboundKey(contact),
                supports("path") ? path() : List.of(),
                version());
    }

    static SipURI uri(ContactHeader contact) {
        return (SipURI) contact.getAddress().getURI();
    }

    /** REG-002 · RFC 3261 §10.2.4: the client must find its own Contact; only the expiry is ours. */
    private static String untouched(ContactHeader contact) {
        ContactHeader copy = (ContactHeader) contact.clone();
        copy.removeParameter("expires");
        return SipElements.value(copy);
    }

    /** The bindings after this registration's Contacts, in the order of RFC 3261 §10.3 step 7. */
    List<Binding> applyTo(List<Binding> current, Instant now, Expiry expiry) throws RegisterRefusedException {
        List<Known> after = new ArrayList<>();
        current.forEach(binding -> after.add(Known.of(binding)));
        for (ContactHeader contact : contacts()) {
            Duration lifetime = expiry.granted(contact, request);
            ContactUri wanted = ContactUri.of(uri(contact));
            Optional<OutboundKey> key = outboundKey(contact);
            for (Known same : after.stream()
                    .filter(known -> known.replacedBy(wanted, key))
                    .toList()) {
                refuseIfOlder(same.binding());
                after.remove(same);
            }
            if (!lifetime.isZero()) {
                after.add(new Known(binding(contact, now, lifetime), wanted));
            }
        }
        return after.stream().map(Known::binding).toList();
    }

    /** A binding and its Contact's URI, which is read once for each REGISTER. */
    private record Known(Binding binding, ContactUri uri) {
        static Known of(Binding binding) {
            return new Known(
                    binding, ContactUri.of(SipElements.uri(binding.contact().uri())));
        }

        boolean replacedBy(ContactUri wanted, Optional<OutboundKey> key) {
            return key.isPresent() && key.equals(binding.outbound()) // REG-021 · RFC 5626 §6
                    || uri.sameAs(wanted); // REG-012 · RFC 3261 §10.3, §19.1.4
        }
    }

    /** REG-011 · RFC 3261 §10.3 step 7. */
    void refuseIfOlder(Binding binding) throws RegisterRefusedException {
        Version ours = version();
        if (binding.version().callId().equals(ours.callId())
                && ours.cseq() <= binding.version().cseq()) {
            throw new RegisterRefusedException(400, "CSeq out of order");
        }
    }
}
