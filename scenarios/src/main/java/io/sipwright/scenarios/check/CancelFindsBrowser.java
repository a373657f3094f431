package io.sipwright.scenarios.check;

import io.sipwright.scenarios.judge.Finding;
import java.util.Optional;

/** NAT-010: CANCEL of the caller arrives on the connection over which the browser rings, and the caller gets 487. */
public final class CancelFindsBrowser {
    private static final String EXPECTED = "CANCEL on the browser's connection, 487 to the caller";

    private CancelFindsBrowser() {}

    public static Finding check(Call call) {
        Optional<Seen> invite = call.phone().received().requests("INVITE").first();
        Optional<Seen> cancelled = call.farEnd().sent().requests("CANCEL").first();
        if (invite.isEmpty() || cancelled.isEmpty()) {
            return Finding.setupFailed(
                    EXPECTED, invite.isEmpty() ? "no INVITE reached the browser" : "the caller sent no CANCEL", "");
        }
        Optional<Seen> cancel = call.phone().received().requests("CANCEL").first();
        // NAT-010 · RFC 3261 §9.1, §16.10
        if (cancel.isEmpty()) {
            String status =
                    call.farEnd().responses("CANCEL").last().map(Seen::what).orElse("nothing");
            return Finding.fail(
                    EXPECTED,
                    "no CANCEL in the browser; the caller got " + status,
                    cancelled.get().where(),
                    "CANCEL did not reach the browser, which rings on");
        }
        if (!cancel.get().connection().equals(invite.get().connection())) {
            return Finding.fail(
                    EXPECTED, "CANCEL on another connection", cancel.get().where(), "CANCEL took the wrong connection");
        }
        return ended(call, cancel.get());
    }

    private static Finding ended(Call call, Seen cancel) {
        Optional<Seen> end = call.farEnd()
                .received()
                .responses("INVITE")
                .where(Seen::isFinal)
                .last();
        String got = end.map(Seen::what).orElse("no final response");
        return end.filter(e -> e.sip().status() == 487)
                .map(e -> Finding.pass(EXPECTED, "CANCEL arrived, the caller got 487", cancel.where()))
                .orElseGet(() -> Finding.fail(
                        EXPECTED,
                        "CANCEL arrived, the caller got " + got,
                        end.map(Seen::where).orElse(""),
                        "the caller got " + got + " to its INVITE instead of 487"));
    }
}
