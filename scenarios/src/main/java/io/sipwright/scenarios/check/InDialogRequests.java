package io.sipwright.scenarios.check;

import io.sipwright.scenarios.judge.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * NAT-009: in-dialog requests of every kind cross in both directions, on the right connection, and are answered. A back-to-back
 * agent answers what it does not pass on: the request belongs to its own dialog, which must be known to it.
 */
public final class InDialogRequests {
    private static final String EXPECTED =
            "re-INVITE, INFO, UPDATE, MESSAGE and NOTIFY of each side arrive and are answered";
    /** What a browser's library must be able to send so that the browser's direction counts as tried. */
    private static final Set<String> LEAST = Set.of("INVITE", "INFO");

    /**
     * One request that was tried.
     *
     * @param fromPhone whether the browser sent it, else the far end
     * @param method INVITE for a re-INVITE
     * @param status the final status that its sender got; empty when none, or when it cannot send this method
     */
    public record Attempt(boolean fromPhone, String method, OptionalInt status) {}

    private InDialogRequests() {}

    public static Finding check(Call call, List<Attempt> attempts) {
        if (!attempts.isEmpty() && attempts.stream().allMatch(Attempt::fromPhone)) {
            return Finding.setupFailed(EXPECTED, "the far end can send no request within a call", "");
        }
        List<String> crossed = new ArrayList<>();
        for (Attempt attempt : attempts) {
            Messages sent =
                    sender(call, attempt).sent().requests(attempt.method()).where(Seen::inDialog);
            if (sent.none()) {
                if (!attempt.fromPhone() || LEAST.contains(attempt.method())) {
                    return Finding.setupFailed(EXPECTED, who(attempt) + " could not send " + attempt.method(), "");
                }
                continue;
            }
            Optional<Finding> broken = broken(call, attempt, sent);
            if (broken.isPresent()) {
                return broken.get();
            }
            crossed.add(attempt.method() + (attempt.fromPhone() ? "→" : "←"));
        }
        return crossed.isEmpty()
                ? Finding.setupFailed(EXPECTED, "nothing was sent within the call", "")
                : Finding.pass(EXPECTED, String.join(" ", crossed), "seen from the browser");
    }

    private static Optional<Finding> broken(Call call, Attempt attempt, Messages sent) {
        Messages receiver = attempt.fromPhone() ? call.farEnd() : call.phone();
        Messages arrived = receiver.received().requests(attempt.method()).where(Seen::inDialog);
        String name = attempt.method() + " from " + who(attempt);
        // NAT-009 · RFC 3261 §12.2.1.1
        if (arrived.none() && answeredByAgent(call, attempt)) {
            return Optional.empty();
        }
        if (arrived.none()) {
            Cause cause = Causes.ofLostInDialog(call, sender(call, attempt), attempt.method());
            return failure(name + " did not arrive", cause.evidence(), cause.said());
        }
        Seen request = arrived.last().orElseThrow();
        Optional<String> connection = receiver.first().map(Seen::connection);
        if (!attempt.fromPhone()
                && connection.filter(c -> !c.equals(request.connection())).isPresent()) {
            return failure(
                    name + " arrived on another connection", request.where(), name + " took the wrong connection");
        }
        boolean answered =
                !receiver.sent().where(m -> m.answers(request) && m.isFinal()).none();
        if (answered && attempt.status().isEmpty()) {
            String where = sent.last().map(Seen::where).orElse("");
            return failure("no final response to " + name, where, "the response to " + name + " was lost on its way");
        }
        return Optional.empty();
    }

    /**
     * 408 and 481 say that the dialog is not there (RFC 3261 §12.2.1.2); but 481 is also what an agent must answer to a NOTIFY for
     * which it has no subscription (RFC 6665 §4.1.3).
     */
    private static boolean answeredByAgent(Call call, Attempt attempt) {
        int status = attempt.status().orElse(408);
        boolean dialogLost =
                status == 408 || (status == 481 && !attempt.method().equals("NOTIFY"));
        return call.backToBack() && !dialogLost;
    }

    private static Optional<Finding> failure(String actual, String where, String cause) {
        return Optional.of(Finding.fail(EXPECTED, actual, where, cause));
    }

    private static Messages sender(Call call, Attempt attempt) {
        return attempt.fromPhone() ? call.phone() : call.farEnd();
    }

    private static String who(Attempt attempt) {
        return attempt.fromPhone() ? "the browser" : "the far end";
    }
}
