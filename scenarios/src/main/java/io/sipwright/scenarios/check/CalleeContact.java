package io.sipwright.scenarios.check;

import io.sipwright.scenarios.judge.Finding;
import java.util.Optional;

/** NAT-008: ACK and BYE of the caller reach the browser that answered, which does not repeat its 200. */
public final class CalleeContact {
    private static final String EXPECTED = "ACK and BYE of the caller arrive in the answering browser; one 200";

    private CalleeContact() {}

    /**
     * @param call to the browser, which the far end has ended with BYE
     */
    public static Finding check(Call call) {
        Messages oks = call.phone()
                .sent()
                .responses("INVITE")
                .where(Seen::success)
                .where(ok -> call.phone()
                                .received()
                                .requests("INVITE")
                                .where(i -> !i.inDialog() && ok.answers(i))
                                .count()
                        > 0);
        Optional<Seen> ok = oks.first();
        if (ok.isEmpty() || call.farEnd().sent().requests("BYE").none()) {
            return Finding.setupFailed(EXPECTED, "no call to the browser was answered and ended by the caller", "");
        }
        Messages received = call.phone().received();
        // NAT-008 · RFC 3261 §13.2.2.4, RFC 5626 §5.3.1
        if (received.requests("ACK").since(ok.get()).none()) {
            return lost(call, "ACK");
        }
        if (oks.count() > 1) {
            return Finding.fail(
                    EXPECTED,
                    oks.count() + " times 200",
                    oks.last().map(Seen::where).orElse(""),
                    "the browser repeated its 200 because the ACK came late or not at all");
        }
        if (received.requests("BYE").none()) {
            return lost(call, "BYE");
        }
        return Finding.pass(
                EXPECTED,
                "ACK and BYE arrived",
                received.requests("BYE").last().map(Seen::where).orElse(""));
    }

    private static Finding lost(Call call, String method) {
        Cause cause = Causes.ofLostInDialog(call, method);
        return Finding.fail(EXPECTED, "the caller's " + method + " did not arrive", cause.evidence(), cause.said());
    }
}
