package io.sipwright.scenarios.check;

import io.sipwright.scenarios.judge.Finding;
import java.time.Duration;
import java.util.Optional;

/** NAT-004: a call from the telephone network arrives on the browser's own connection, and soon. */
public final class Reachability {
    private Reachability() {}

    /**
     * @param phone all messages of the phone, its registration too
     * @param farEnd the calling side's messages of the call
     * @param limit how soon it must arrive
     */
    public static Finding check(Messages phone, Messages farEnd, Duration limit) {
        String expected = "INVITE on the registered connection within " + limit.toMillis() + " ms";
        Optional<Seen> dialled = farEnd.sent().requests("INVITE").first();
        Optional<Registration> registration = Registration.newest(phone);
        if (dialled.isEmpty() || registration.isEmpty()) {
            String why = dialled.isEmpty() ? "the far end sent no INVITE" : "the phone was not registered";
            return Finding.setupFailed(expected, why, "");
        }
        Optional<Seen> arrived =
                phone.received().requests("INVITE").since(dialled.get()).first();
        return arrived.map(a -> arrived(expected, a, dialled.get(), registration.get(), limit))
                .orElseGet(() -> lost(expected, farEnd));
    }

    private static Finding arrived(
            String expected, Seen arrived, Seen dialled, Registration registration, Duration limit) {
        String where = arrived.where();
        String own = registration.accepted().connection();
        // NAT-004 · RFC 5626 §7, RFC 7118 §B.1
        if (!arrived.connection().equals(own)) {
            return Finding.fail(
                    expected,
                    "on connection " + arrived.connection() + " instead of " + own,
                    where,
                    "the INVITE came over another connection than the registration");
        }
        Duration took = arrived.after(dialled);
        String actual = "after " + took.toMillis() + " ms";
        return took.compareTo(limit) <= 0
                ? Finding.pass(expected, actual, where)
                : Finding.fail(expected, actual, where, "the INVITE reached the browser only " + actual);
    }

    private static Finding lost(String expected, Messages farEnd) {
        Cause cause = Causes.ofUnreached(farEnd);
        return Finding.fail(expected, "no INVITE in the browser", cause.evidence(), cause.said());
    }
}
