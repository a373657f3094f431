package io.sipwright.scenarios.rule.registrar;

import static io.sipwright.scenarios.rule.Rule.rule;

import io.sipwright.pstn.sip.NameAddr;
import io.sipwright.pstn.sip.SipUri;
import io.sipwright.scenarios.diagnosis.RegistrationDiagnosis;
import io.sipwright.scenarios.evidence.Evidence;
import io.sipwright.scenarios.evidence.Messages;
import io.sipwright.scenarios.evidence.Registration;
import io.sipwright.scenarios.evidence.WebSocketOpening;
import io.sipwright.scenarios.rule.Clauses;
import io.sipwright.scenarios.rule.Rule;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** The Contacts in the 200 to REGISTER. */
public final class Bindings {
    static final Rule LISTED = rule("REG-001").holds(accepted((e, r, is) -> {
        // REG-001 · RFC 3261 §10.3 step 8
        is.must(!r.listed().isEmpty(), "the 200 to REGISTER lists no binding")
                .seen(r.listed().size() + " listed, each with expires");
        r.listed()
                .forEach(contact -> is.must(
                        contact.param("expires").orElse("").matches("\\d+"),
                        "Contact " + contact.uri() + " in the 200 to REGISTER has no expires parameter"));
        OptionalLong asked = r.asked();
        // REG-001 · RFC 3261 §10.3 step 7: a registrar may grant less than was asked for
        r.own()
                .forEach(contact -> is.must(
                        asked.isEmpty() || expires(contact) <= asked.getAsLong(),
                        "the 200 to REGISTER says expires " + expires(contact) + " where " + asked.orElse(0)
                                + " was asked for"));
        twice(r.listed())
                .ifPresent(uri -> is.must(false, "the 200 to REGISTER lists the binding " + uri + " more than once"));
        for (Messages phone : e.phones()) {
            Registration.newest(phone)
                    .filter(Bindings::holds)
                    .ifPresent(other -> is.must(
                            r.listed().stream().anyMatch(c -> same(c, other.contact())),
                            "the 200 to REGISTER does not list the binding "
                                    + other.contact().uri()));
        }
        is.covers(r.listed().size() > 1 ? "several bindings" : "one binding");
    }));

    static final Rule OWN_CONTACT = rule("REG-002").holds(accepted((e, r, is) -> {
        String own = r.contact().uri();
        String listed = r.listed().stream().map(NameAddr::uri).collect(Collectors.joining(", "));
        // REG-002 · RFC 3261 §10.2.4 with the comparison of §19.1.4
        is.must(
                        r.listsOwn(),
                        "the 200 to REGISTER does not hold the phone's own Contact " + own + " but "
                                + (listed.isEmpty() ? "none" : listed))
                .seen(own);
    }));

    public static final List<Rule> RULES = List.of(LISTED, OWN_CONTACT);

    private Bindings() {}

    private interface OnAccepted {
        void rule(Evidence evidence, Registration registration, Clauses is);
    }

    /** Applies to the newest 200 to REGISTER; its Contact must be readable. */
    private static BiConsumer<Evidence, Clauses> accepted(OnAccepted sentences) {
        return (e, is) -> {
            Optional<Registration> registration = e.registration();
            if (registration.isEmpty()) {
                var cause = RegistrationDiagnosis.of(e.phone(), e.fact(WebSocketOpening.class));
                boolean answered = !e.phone().sent().requests("REGISTER").none();
                if (answered && !cause.owned()) {
                    is.unless(Optional.of(cause));
                } else {
                    is.missing(cause);
                }
                return;
            }
            Registration r = registration.get();
            is.at(r.accepted());
            // REG-002 · RFC 3261 §25.1: one invalid value makes the whole header invalid
            r.accepted().sip().problems().stream()
                    .filter(p -> p.place().equals("Contact"))
                    .forEach(
                            p -> is.must(false, "Contact of the 200 to REGISTER breaks " + p.rule() + ": " + p.what()));
            sentences.rule(e, r, is);
        };
    }

    /** Whether its phone has not removed the binding since. */
    private static boolean holds(Registration r) {
        boolean removed =
                r.request().sip().header("Expires").filter(x -> x.equals("0")).isPresent()
                        || r.contact()
                                .param("expires")
                                .filter(x -> x.equals("0"))
                                .isPresent();
        return !removed;
    }

    private static long expires(NameAddr contact) {
        String value = contact.param("expires").orElse("");
        return value.matches("\\d{1,18}") ? Long.parseLong(value) : 0;
    }

    private static Optional<String> twice(List<NameAddr> contacts) {
        return contacts.stream()
                .filter(c -> contacts.stream().filter(o -> same(o, c)).count() > 1)
                .map(NameAddr::uri)
                .findFirst();
    }

    private static boolean same(NameAddr one, NameAddr other) {
        Optional<SipUri> uri = other.sipUri();
        return uri.isPresent()
                && one.sipUri().filter(u -> u.equivalent(uri.get())).isPresent();
    }
}
