package io.sipwright.scenarios.check;

import io.sipwright.scenarios.judge.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** CALL-002: CANCEL from either side, while the other rings, stops the callee within a second; 200 and 487 to the caller. */
public final class CancelledInTime {
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final String EXPECTED = "callee stops within 1 s; 200 to CANCEL, 487 to INVITE, then ACK";

    private CancelledInTime() {}

    /**
     * @param calls one that the browser cancelled and one that the far end cancelled
     */
    public static Finding check(List<Call> calls) {
        for (Call call : calls) {
            Messages caller = call.outgoing() ? call.phone() : call.farEnd();
            Messages callee = call.outgoing() ? call.farEnd() : call.phone();
            Optional<Finding> broken = broken(caller, callee, call.outgoing() ? "the browser" : "the far end");
            if (broken.isPresent()) {
                return broken.get();
            }
        }
        return Finding.pass(EXPECTED, calls.size() + " calls cancelled", "both ends");
    }

    private static Optional<Finding> broken(Messages caller, Messages callee, String who) {
        Optional<Seen> cancel = caller.sent().requests("CANCEL").first();
        if (cancel.isEmpty()) {
            return Optional.of(Finding.setupFailed(EXPECTED, who + " sent no CANCEL: its call did not ring", ""));
        }
        Optional<Seen> arrived = callee.received().requests("CANCEL").first();
        // CALL-002 · RFC 3261 §9.2
        if (arrived.isEmpty() || arrived.get().after(cancel.get()).compareTo(LIMIT) > 0) {
            return failure(cancel.get(), "the CANCEL of " + who + " did not reach the callee within 1 s");
        }
        if (caller.received().success("CANCEL").isEmpty()) {
            return failure(cancel.get(), who + " got no 200 to its CANCEL");
        }
        if (caller.received()
                .responses("INVITE")
                .where(r -> r.sip().status() == 487)
                .none()) {
            return failure(cancel.get(), who + " got no 487 to its INVITE");
        }
        return caller.sent().requests("ACK").none()
                ? failure(cancel.get(), who + " did not acknowledge the 487")
                : Optional.empty();
    }

    private static Optional<Finding> failure(Seen cancel, String cause) {
        return Optional.of(Finding.fail(EXPECTED, cause, cancel.where(), cause));
    }
}
