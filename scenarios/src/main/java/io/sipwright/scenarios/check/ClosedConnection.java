package io.sipwright.scenarios.check;

import io.sipwright.scenarios.judge.Finding;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** NAT-011: when a connection has closed, a call to its user ends with 480 (or 430) at once. */
public final class ClosedConnection {
    private static final Set<Integer> UNAVAILABLE = Set.of(480, 430);

    private ClosedConnection() {}

    /**
     * @param farEnd the calling side's messages of a call that was placed after the connection closed
     * @param limit how soon the final response must come
     */
    public static Finding check(Messages farEnd, Duration limit) {
        String expected = "480 or 430 within " + limit.toMillis() + " ms";
        Optional<Seen> invite = farEnd.sent().requests("INVITE").first();
        if (invite.isEmpty()) {
            return Finding.setupFailed(expected, "the far end sent no INVITE", "");
        }
        Optional<Seen> end =
                farEnd.received().responses("INVITE").where(Seen::isFinal).first();
        // NAT-011 · RFC 5626 §7
        if (end.isEmpty()) {
            String last =
                    farEnd.received().responses("INVITE").last().map(Seen::what).orElse("nothing");
            return Finding.fail(
                    expected,
                    "no final response; last was " + last,
                    invite.get().where(),
                    Remedies.appended("the binding of a closed connection is still used: the caller hears dead air"));
        }
        Duration took = end.get().after(invite.get());
        String actual = end.get().what() + " after " + took.toMillis() + " ms";
        boolean status = UNAVAILABLE.contains(end.get().sip().status());
        return status && took.compareTo(limit) <= 0
                ? Finding.pass(expected, actual, end.get().where())
                : Finding.fail(
                        expected,
                        actual,
                        end.get().where(),
                        Remedies.appended("a call to a closed connection got " + actual));
    }
}
