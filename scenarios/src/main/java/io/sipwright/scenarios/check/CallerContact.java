package io.sipwright.scenarios.check;

import io.sipwright.scenarios.judge.Finding;
import java.util.List;

/**
 * NAT-007: a re-INVITE and a BYE that the callee sends along the dialog's route set arrive in the browser that called. A
 * back-to-back agent may answer the re-INVITE itself: the dialog with the browser is another one.
 */
public final class CallerContact {
    private static final String EXPECTED = "re-INVITE and BYE of the callee arrive in the calling browser";

    private CallerContact() {}

    /**
     * @param call in which the far end has sent a re-INVITE and then a BYE
     */
    public static Finding check(Call call) {
        for (String method : List.of("INVITE", "BYE")) {
            Messages sent = call.farEnd().sent().requests(method).where(Seen::inDialog);
            if (sent.none()) {
                return Finding.setupFailed(EXPECTED, "the far end sent no " + method + " within the call", "");
            }
            Messages arrived = call.phone().received().requests(method).where(Seen::inDialog);
            if (method.equals("INVITE") && arrived.none() && answeredByAgent(call, sent)) {
                continue;
            }
            // NAT-007 · RFC 5626 §5.3.2, RFC 6314 §5.1.3
            if (arrived.none()) {
                Cause cause = Causes.ofLostInDialog(call, method);
                return Finding.fail(
                        EXPECTED, "the callee's " + method + " did not arrive", cause.evidence(), cause.said());
            }
        }
        String where =
                call.phone().received().requests("BYE").last().map(Seen::where).orElse("");
        return Finding.pass(EXPECTED, "both arrived", where);
    }

    private static boolean answeredByAgent(Call call, Messages sent) {
        return call.backToBack()
                && sent.last()
                        .filter(request -> !call.farEnd()
                                .received()
                                .where(m -> m.answers(request) && m.success())
                                .none())
                        .isPresent();
    }
}
