package io.sipwright.scenarios.check;

import io.sipwright.pstn.sip.NameAddr;
import io.sipwright.scenarios.judge.Finding;
import java.util.List;
import java.util.Optional;

/** PRX-005: the dialog's route set holds one entry for each side, or one that is rewritten, and BYE reaches the other end. */
public final class RouteSet {
    private static final String EXPECTED = "two Record-Route entries (or one rewritten) at both ends, and BYE crosses";

    private RouteSet() {}

    /**
     * @param call that either end has ended with BYE
     */
    public static Finding check(Call call) {
        if (call.backToBack()) {
            return Finding.notApplicable(
                    EXPECTED, "a back-to-back agent, no proxy: the Call-IDs of the two legs differ");
        }
        Optional<Seen> phone = routed(call.phone(), call.outgoing());
        Optional<Seen> farEnd = routed(call.farEnd(), !call.outgoing());
        if (phone.isEmpty() || farEnd.isEmpty()) {
            return Finding.setupFailed(EXPECTED, "the call was not answered", "");
        }
        return covered(phone.get(), farEnd.get()).orElseGet(() -> ended(call));
    }

    /** The message whose Record-Route makes this end's route set (RFC 3261 §12.1): the caller's 2xx, the callee's INVITE. */
    private static Optional<Seen> routed(Messages end, boolean called) {
        return called
                ? end.received().success("INVITE")
                : end.received().requests("INVITE").where(s -> !s.inDialog()).first();
    }

    private static Optional<Finding> covered(Seen phone, Seen farEnd) {
        List<String> near = entries(phone);
        List<String> far = entries(farEnd);
        // PRX-005 · RFC 5658 §5, §6.2
        boolean doubled = near.size() >= 2 && far.size() >= 2;
        boolean rewritten = near.size() == 1 && far.size() == 1 && !near.equals(far);
        if (doubled || rewritten) {
            return Optional.empty();
        }
        String actual = near.size() + " at the browser, " + far.size() + " at the far end";
        String cause = near.isEmpty() || far.isEmpty()
                ? "no Record-Route in the " + (near.isEmpty() ? phone : farEnd).where()
                : "one Record-Route entry for two transports";
        return Optional.of(
                Finding.fail(EXPECTED, actual, (near.size() < 2 ? phone : farEnd).where(), Remedies.appended(cause)));
    }

    private static List<String> entries(Seen message) {
        return message.sip().addresses("Record-Route").stream()
                .map(NameAddr::uri)
                .toList();
    }

    private static Finding ended(Call call) {
        Optional<Seen> arrived =
                bye(call.phone().received()).or(() -> bye(call.farEnd().received()));
        if (arrived.isPresent()) {
            return Finding.pass(
                    EXPECTED, "both sides covered, BYE arrived", arrived.get().where());
        }
        if (bye(call.phone().sent()).or(() -> bye(call.farEnd().sent())).isEmpty()) {
            return Finding.setupFailed(EXPECTED, "nobody sent BYE", "");
        }
        Cause cause = Causes.ofLostInDialog(call, "BYE");
        return Finding.fail(EXPECTED, "BYE did not arrive", cause.evidence(), cause.said());
    }

    private static Optional<Seen> bye(Messages messages) {
        return messages.requests("BYE").first();
    }
}
