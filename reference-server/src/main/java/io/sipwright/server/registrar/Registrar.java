package io.sipwright.server.registrar;

import io.sipwright.server.auth.Challenger;
import io.sipwright.server.auth.DigestResult;
import io.sipwright.server.auth.DigestServer;
import io.sipwright.server.limit.Limit;
import io.sipwright.server.limit.LimitCounters;
import io.sipwright.server.sip.Responses;
import io.sipwright.server.sip.SipElements;
import io.sipwright.server.sip.SipHeaders;
import io.sipwright.server.transport.Flow;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.sip.address.SipURI;
import javax.sip.header.ContactHeader;
import javax.sip.header.Header;
import javax.sip.header.RecordRouteHeader;
import javax.sip.header.RequireHeader;
import javax.sip.header.ToHeader;
import javax.sip.header.UnsupportedHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** Answers REGISTER in the steps of RFC 3261 §10.3. Thread-safe; does not block. */
public final class Registrar {
    private static final Set<String> UNDERSTOOD = Set.of("path", "outbound");

    private final RegistrarPolicy policy;
    private final DigestServer digest;
    private final BindingStore bindings;
    private final Expiry expiry;
    private final RegisterAnswer answer;
    private final InstantSource clock;
    private final LimitCounters counters;

    public Registrar(
            RegistrarPolicy policy,
            DigestServer digest,
            BindingStore bindings,
            InstantSource clock,
            LimitCounters counters) {
        this.counters = counters;
        this.policy = policy;
        this.digest = digest;
        this.bindings = bindings;
        this.expiry = new Expiry(policy);
        this.answer = new RegisterAnswer(clock);
        this.clock = clock;
    }

    /** The response to a REGISTER that came in on this flow. */
    public Response answer(Request register, Flow flow) {
        try {
            return accept(register, flow);
        } catch (RegisterRefusedException refused) {
            Response response = Responses.to(register, refused.status(), String.valueOf(refused.getMessage()));
            refused.headers().forEach(response::addHeader);
            response.removeHeader(RecordRouteHeader.NAME); // REG-018 · RFC 3261 §10.3
            return response;
        }
    }

    private Response accept(Request register, Flow flow) throws RegisterRefusedException {
        requireUnderstood(register); // step 2
        String user = authenticated(register, flow); // step 3
        AddressOfRecord aor = ownAddress(register, user); // steps 1, 4 and 5
        Registration registration = new Registration(register, flow, aor);
        requireEdge(registration);
        return answer.to(registration, update(registration)); // steps 6 to 8
    }

    /** Step 2: options that must be understood (REG-017). */
    private static void requireUnderstood(Request register) throws RegisterRefusedException {
        List<String> unknown = SipHeaders.optionTags(register, RequireHeader.NAME).stream()
                .filter(option -> !UNDERSTOOD.contains(option.toLowerCase(Locale.ROOT)))
                .toList();
        if (!unknown.isEmpty()) {
            throw new RegisterRefusedException(
                    420, "Bad Extension", SipElements.headers(UnsupportedHeader.NAME, unknown));
        }
    }

    /** Step 3: authenticates the user (AUTH-001 · RFC 3261 §22.1). */
    private String authenticated(Request register, Flow flow) throws RegisterRefusedException {
        DigestResult result = digest.authenticate(register, Challenger.REGISTRAR, flow);
        if (result instanceof DigestResult.Authenticated known) {
            return known.user();
        }
        if (result instanceof DigestResult.Refused refused) {
            throw new RegisterRefusedException(refused.status(), refused.reason(), refused.headers());
        }
        List<Header> challenges = ((DigestResult.Challenged) result).challenges();
        throw new RegisterRefusedException(Challenger.REGISTRAR.status(), Challenger.REGISTRAR.reason(), challenges);
    }

    /** Steps 4 and 5: checks that the address is served and belongs to this user. */
    private AddressOfRecord ownAddress(Request register, String user) throws RegisterRefusedException {
        ToHeader to = (ToHeader) register.getHeader(ToHeader.NAME);
        AddressOfRecord aor = AddressOfRecord.of(to.getAddress().getURI())
                .filter(policy::serves)
                .orElseThrow(() -> new RegisterRefusedException(404, "Not Found")); // REG-014
        if (!aor.user().equals(user)) {
            throw new RegisterRefusedException(403, "Forbidden: the address belongs to another user"); // REG-015
        }
        return aor;
    }

    /**
     * SEC-008 · RFC 3327 §6.1: a Path decides where calls go, so it is accepted from configured edges only. Otherwise
     * the REGISTER is refused: if the Path were only ignored, the client or its edge would take the 200 as confirmation
     * (§5.3). 420 would be wrong, since both sides support Path.
     */
    private void requireEdge(Registration registration) throws RegisterRefusedException {
        if (!registration.path().isEmpty() && !policy.isEdge(registration.flow())) {
            throw new RegisterRefusedException(403, "Forbidden: Path from an address that is no configured edge");
        }
    }

    private List<Binding> update(Registration registration) throws RegisterRefusedException {
        List<ContactHeader> contacts = registration.contacts();
        if (contacts.size() > policy.limits().contacts()) {
            counters.reached(Limit.CONTACTS);
            throw new RegisterRefusedException(
                    403, "Forbidden: more than " + policy.limits().contacts() + " Contacts in one REGISTER");
        }
        if (contacts.isEmpty()) {
            return bindings.of(registration.aor()); // step 6: a query (REG-010)
        }
        if (contacts.stream().anyMatch(ContactHeader::isWildCard)) {
            return removeAll(registration, contacts);
        }
        if (!contacts.stream().allMatch(contact -> contact.getAddress().getURI() instanceof SipURI)) {
            throw new RegisterRefusedException(400, "Contact is no SIP URI");
        }
        if (asksForOutboundInVain(registration)) {
            throw new RegisterRefusedException(439, "First Hop Lacks Outbound Support"); // RFC 5626 §6
        }
        return bindings.change(registration.aor(), current -> changed(registration, current)); // step 7
    }

    private List<Binding> changed(Registration registration, List<Binding> current) throws RegisterRefusedException {
        List<Binding> after = registration.applyTo(current, clock.instant(), expiry);
        if (after.size() > policy.limits().bindings() && after.size() > current.size()) {
            counters.reached(Limit.BINDINGS);
            throw new RegisterRefusedException(
                    403, "Forbidden: more than " + policy.limits().bindings() + " bindings of one address");
        }
        return after;
    }

    /** Step 6: the wildcard must be the only Contact, with Expires: 0 (REG-008, REG-009). */
    private List<Binding> removeAll(Registration registration, List<ContactHeader> contacts)
            throws RegisterRefusedException {
        var expires = registration.request().getExpires();
        if (contacts.size() > 1 || expires == null || expires.getExpires() != 0) {
            throw new RegisterRefusedException(400, "Contact: * stands alone and with Expires: 0");
        }
        return bindings.change(registration.aor(), current -> {
            for (Binding binding : current) {
                registration.refuseIfOlder(binding);
            }
            return List.of();
        });
    }

    private static boolean asksForOutboundInVain(Registration registration) {
        return registration.firstHopLacksOutbound()
                && registration.contacts().stream()
                        .anyMatch(contact -> registration.outboundKey(contact).isPresent());
    }
}
