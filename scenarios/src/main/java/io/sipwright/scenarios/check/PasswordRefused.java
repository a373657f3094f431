package io.sipwright.scenarios.check;

import io.sipwright.scenarios.judge.Finding;
import io.sipwright.scenarios.judge.Verdict;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** AUTH-004: right credentials pass; wrong ones get 401, 407 or 403, a new nonce, and no stale=true. */
public final class PasswordRefused {
    private static final String EXPECTED =
            "right password accepted, wrong one refused with a new nonce and no stale=true";
    private static final Set<Integer> REFUSALS = Set.of(401, 403, 407);

    private PasswordRefused() {}

    /**
     * @param wrong messages of a phone with the wrong password
     * @param right messages of a phone of the same user with the right one
     */
    public static Finding check(Messages wrong, Messages right) {
        Optional<Seen> attempt = wrong.sent()
                .requests("REGISTER")
                .where(r -> r.sip().header("Authorization").isPresent())
                .first();
        Optional<Seen> response = attempt.flatMap(
                a -> wrong.received().where(m -> m.answers(a) && m.isFinal()).first());
        if (response.isEmpty()) {
            Cause cause = Causes.ofRegistration(wrong);
            return Finding.setupFailed(EXPECTED, cause.said(), cause.evidence());
        }
        return refused(response.get())
                .orElseGet(() -> weighed(accepted(right, response.get()), attempt.get(), response.get()));
    }

    private static Optional<Finding> refused(Seen response) {
        // AUTH-004 · RFC 3261 §22.2
        if (!REFUSALS.contains(response.sip().status())) {
            return failure(response, "a wrong password got " + response.what());
        }
        // AUTH-004 · RFC 7616 §3.3: stale is for a right digest over an old nonce
        if (parameter(challenge(response), "stale").equalsIgnoreCase("true")) {
            return failure(response, "a wrong password was answered with stale=true");
        }
        return Optional.empty();
    }

    /** AUTH-004 · RFC 7616 §3.3: a nonce should be generated anew for each 401; that it is not is no failure yet. */
    private static Finding weighed(Finding accepted, Seen attempt, Seen response) {
        String nonce = parameter(challenge(response), "nonce");
        boolean repeated = !nonce.isEmpty()
                && nonce.equals(parameter(attempt.sip().header("Authorization").orElse(""), "nonce"));
        return repeated && accepted.verdict() == Verdict.PASS
                ? Finding.warn(
                        EXPECTED,
                        response.what() + " with the nonce that the wrong password was given for",
                        response.where(),
                        Remedies.appended("a wrong password was answered with the same nonce"))
                : accepted;
    }

    private static String challenge(Seen response) {
        return response.sip().headers("WWW-Authenticate").stream().findFirst().orElse("");
    }

    private static Optional<Finding> failure(Seen response, String cause) {
        return Optional.of(Finding.fail(EXPECTED, response.what(), response.where(), cause));
    }

    private static Finding accepted(Messages right, Seen refusal) {
        return Registration.newest(right)
                .map(r -> Finding.pass(
                        EXPECTED,
                        refusal.what() + " to the wrong password, "
                                + r.accepted().what() + " to the right one",
                        refusal.where()))
                .orElseGet(() -> {
                    Cause cause = Causes.ofRegistration(right);
                    return Finding.fail(
                            EXPECTED, "the right password was not accepted", cause.evidence(), cause.said());
                });
    }

    private static String parameter(String header, String name) {
        Matcher matcher = Pattern.compile("(?i)\\b" + name + "=\"?([^\",\\s]*)").matcher(header);
        return matcher.find() ? matcher.group(1) : "";
    }
}
