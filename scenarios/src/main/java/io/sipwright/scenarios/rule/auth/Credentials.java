package io.sipwright.scenarios.rule.auth;

import static io.sipwright.scenarios.rule.Rule.rule;

import io.sipwright.scenarios.diagnosis.Hint;
import io.sipwright.scenarios.diagnosis.RegistrationDiagnosis;
import io.sipwright.scenarios.evidence.Call;
import io.sipwright.scenarios.evidence.Messages;
import io.sipwright.scenarios.evidence.Passwords;
import io.sipwright.scenarios.evidence.Registration;
import io.sipwright.scenarios.evidence.TranscriptMessage;
import io.sipwright.scenarios.rule.Clauses;
import io.sipwright.scenarios.rule.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Digest authentication of REGISTER. */
public final class Credentials {
    private static final Set<Integer> REFUSALS = Set.of(401, 403, 407);

    static final Rule CHALLENGE = rule("AUTH-001").holds((e, is) -> {
        Messages phone = e.phones().isEmpty() ? Messages.NONE : e.phones().get(0);
        Optional<TranscriptMessage> response = phone.sent()
                .requests("REGISTER")
                .where(r -> !hasCredentials(r))
                .first()
                .flatMap(open -> Call.finalTo(phone, open));
        if (response.isEmpty()) {
            is.missing("no REGISTER without credentials was answered");
            return;
        }
        TranscriptMessage got = response.get();
        boolean digest =
                got.sip().headers("WWW-Authenticate").stream().anyMatch(v -> v.regionMatches(true, 0, "Digest ", 0, 7));
        // AUTH-001 · RFC 3261 §22.1
        is.at(got)
                .must(got.sip().status() == 401, "a REGISTER without credentials got " + got.what())
                .must(got.sip().status() != 401 || digest, "401 to REGISTER without a Digest challenge")
                .seen(got.what() + " with Digest")
                .covers("401 with Digest");
        boolean refused =
                e.phones().stream().allMatch(p -> Registration.newest(p).isEmpty());
        if (refused && e.call().dialled().isPresent()) {
            String end = e.call().finalResponse().map(TranscriptMessage::what).orElse("no final response");
            is.must(
                            e.call().reached().isEmpty(),
                            "a binding was stored although no REGISTER was accepted: a call reached the phone")
                    .seen("a call to the user got " + end)
                    .covers("no binding");
        }
    });

    static final Rule PASSWORD = rule("AUTH-004").requires(Passwords.class).holds((e, is) -> {
        List<Boolean> right = e.fact(Passwords.class).orElseThrow().right();
        for (int i = 0; i < Math.min(right.size(), e.phones().size()); i++) {
            Messages phone = e.phones().get(i);
            if (right.get(i)) {
                accepted(phone, is);
            } else {
                refused(
                        phone,
                        is.covers(right.subList(0, i).contains(true) ? "wrong after right" : "wrong before right"));
            }
        }
        if (right.stream().distinct().count() < 2) {
            is.missing("not both a right and a wrong password were tried");
        }
    });

    public static final List<Rule> RULES = List.of(CHALLENGE, PASSWORD);

    private Credentials() {}

    private static void accepted(Messages phone, Clauses is) {
        Optional<Registration> registration = Registration.newest(phone);
        if (phone.sent()
                        .requests("REGISTER")
                        .where(Credentials::hasCredentials)
                        .first()
                        .isEmpty()
                && registration.isEmpty()) {
            is.missing("the right password was not tried: "
                    + RegistrationDiagnosis.of(phone, Optional.empty()).text());
            return;
        }
        is.must(
                registration.isPresent(),
                "the right password was not accepted: "
                        + RegistrationDiagnosis.of(phone, Optional.empty()).text());
        registration.ifPresent(
                r -> is.at(r.accepted()).seen("right password: " + r.accepted().what()));
    }

    private static void refused(Messages phone, Clauses is) {
        Optional<TranscriptMessage> attempt = phone.sent()
                .requests("REGISTER")
                .where(Credentials::hasCredentials)
                .first();
        Optional<TranscriptMessage> response = attempt.flatMap(a -> Call.finalTo(phone, a));
        if (response.isEmpty()) {
            is.missing("the wrong password was not tried: "
                    + RegistrationDiagnosis.of(phone, Optional.empty()).text());
            return;
        }
        TranscriptMessage got = response.get();
        String challenge =
                got.sip().headers("WWW-Authenticate").stream().findFirst().orElse("");
        String nonce = parameter(challenge, "nonce");
        // AUTH-004 · RFC 3261 §22.2; RFC 7616 §3.3: stale means a right digest with an old nonce
        is.at(got)
                .must(REFUSALS.contains(got.sip().status()), "a wrong password got " + got.what())
                .must(
                        !parameter(challenge, "stale").equalsIgnoreCase("true"),
                        "a wrong password was answered with stale=true")
                .should(
                        nonce.isEmpty() || !nonce.equals(parameter(credentials(attempt.get()), "nonce")),
                        "a wrong password was answered with the nonce that it was given for",
                        Hint.NONCE_REPEATED)
                .seen("wrong password: " + got.what()
                        + (nonce.isEmpty() ? " without a challenge" : " with a new nonce"));
    }

    private static boolean hasCredentials(TranscriptMessage register) {
        return !credentials(register).isEmpty();
    }

    private static String credentials(TranscriptMessage request) {
        return request.sip()
                .header("Authorization")
                .or(() -> request.sip().header("Proxy-Authorization"))
                .orElse("");
    }

    private static String parameter(String header, String name) {
        Matcher matcher = Pattern.compile("(?i)\\b" + name + "=\"?([^\",\\s]*)").matcher(header);
        return matcher.find() ? matcher.group(1) : "";
    }
}
