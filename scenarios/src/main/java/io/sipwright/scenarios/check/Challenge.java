package io.sipwright.scenarios.check;

import io.sipwright.scenarios.judge.Finding;
import java.util.Optional;

/** AUTH-001: a REGISTER without credentials is challenged with 401 and Digest, and stores no binding. */
public final class Challenge {
    private static final String EXPECTED = "401 with WWW-Authenticate: Digest, and no binding";

    private Challenge() {}

    /**
     * @param phone a phone that never gave right credentials
     * @param farEnd messages of a call to that phone's user afterwards
     */
    public static Finding check(Messages phone, Messages farEnd) {
        Optional<Seen> open = phone.sent()
                .requests("REGISTER")
                .where(r -> r.sip().header("Authorization").isEmpty())
                .first();
        Optional<Seen> response = open.flatMap(request ->
                phone.received().where(m -> m.answers(request) && m.isFinal()).first());
        if (response.isEmpty()) {
            return Finding.setupFailed(EXPECTED, "no REGISTER without credentials was answered", "");
        }
        return challenged(response.get()).orElseGet(() -> stored(phone, farEnd, response.get()));
    }

    private static Optional<Finding> challenged(Seen response) {
        boolean digest = response.sip().headers("WWW-Authenticate").stream()
                .anyMatch(v -> v.regionMatches(true, 0, "Digest ", 0, 7));
        // AUTH-001 · RFC 3261 §22.1
        if (response.sip().status() == 401 && digest) {
            return Optional.empty();
        }
        String actual = response.what() + (response.sip().status() == 401 ? " without a Digest challenge" : "");
        return Optional.of(
                Finding.fail(EXPECTED, actual, response.where(), "a REGISTER without credentials got " + actual));
    }

    private static Finding stored(Messages phone, Messages farEnd, Seen response) {
        Optional<Seen> reached = phone.received().requests("INVITE").first();
        if (reached.isPresent() && phone.received().success("REGISTER").isEmpty()) {
            return Finding.fail(
                    EXPECTED,
                    "a call reached the phone",
                    reached.get().where(),
                    "a binding was stored although no REGISTER was accepted");
        }
        String end = farEnd.responses("INVITE")
                .where(Seen::isFinal)
                .last()
                .map(Seen::what)
                .orElse("no final response");
        return Finding.pass(
                EXPECTED, response.what() + " with Digest; a call to the user got " + end, response.where());
    }
}
