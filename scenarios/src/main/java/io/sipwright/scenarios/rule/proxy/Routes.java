package io.sipwright.scenarios.rule.proxy;

import static io.sipwright.scenarios.rule.Rule.rule;

import io.sipwright.pstn.sip.NameAddr;
import io.sipwright.scenarios.diagnosis.Hint;
import io.sipwright.scenarios.evidence.Call;
import io.sipwright.scenarios.evidence.Messages;
import io.sipwright.scenarios.evidence.TranscriptMessage;
import io.sipwright.scenarios.rule.Rule;
import io.sipwright.scenarios.rule.Stage;
import java.util.List;

/** The route set of a dialog between two transports. */
public final class Routes {
    static final Rule DOUBLE_RECORD_ROUTE = rule("PRX-005")
            .requires(Stage.ESTABLISHED)
            .ofTheWholeCall()
            .holds((e, is) -> {
                Call call = e.call();
                String direction = call.outgoing() ? "called by the browser" : "called by the far end";
                if (call.backToBack()) {
                    is.notApplicable("Record-Route: a back-to-back agent, no proxy");
                } else {
                    // The message whose Record-Route makes an end's route set (RFC 3261 §12.1): the caller's 2xx, the
                    // callee's INVITE.
                    TranscriptMessage caller = call.established().orElseThrow();
                    TranscriptMessage callee = call.reached().orElseThrow();
                    List<String> near = entries(caller);
                    List<String> far = entries(callee);
                    TranscriptMessage shorter = near.size() < far.size() ? caller : callee;
                    // PRX-005 · RFC 5658 §5, §6.2
                    is.at(shorter)
                            .must(
                                    !near.isEmpty() && !far.isEmpty(),
                                    "no Record-Route in the " + shorter.where(),
                                    Hint.RECORD_ROUTE)
                            .must(
                                    near.isEmpty()
                                            || far.isEmpty()
                                            || (near.size() >= 2 && far.size() >= 2)
                                            || (near.size() == 1 && far.size() == 1 && !near.equals(far)),
                                    "one Record-Route entry for two transports: " + near.size() + " at the caller, "
                                            + far.size() + " at the callee",
                                    Hint.RECORD_ROUTE)
                            .seen(near.size() + " Record-Route entries at the caller, " + far.size()
                                    + " at the callee");
                }
                for (Messages end : List.of(call.phone(), call.farEnd())) {
                    for (TranscriptMessage bye :
                            end.sent().requests("BYE").once().all()) {
                        is.crosses(call, end, bye)
                                .covers(direction + ", BYE of "
                                        + (end.equals(call.phone()) ? "the browser" : "the far end"));
                    }
                }
            });

    public static final List<Rule> RULES = List.of(DOUBLE_RECORD_ROUTE);

    private Routes() {}

    private static List<String> entries(TranscriptMessage message) {
        return message.sip().addresses("Record-Route").stream()
                .map(NameAddr::uri)
                .toList();
    }
}
