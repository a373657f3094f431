package io.sipwright.scenarios.rule.nat;

import static io.sipwright.scenarios.rule.Rule.rule;

import io.sipwright.pstn.sip.SipUri;
import io.sipwright.scenarios.diagnosis.CallDiagnosis;
import io.sipwright.scenarios.evidence.Call;
import io.sipwright.scenarios.evidence.Messages;
import io.sipwright.scenarios.evidence.Registration;
import io.sipwright.scenarios.evidence.TranscriptMessage;
import io.sipwright.scenarios.rule.Rule;
import io.sipwright.scenarios.rule.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A browser with an unresolvable Contact is reachable: by INVITE, ACK, re-INVITE and BYE. */
public final class Contacts {
    /** A retransmitted 2xx may still arrive this long after an ACK. */
    private static final Duration ON_ITS_WAY = Duration.ofMillis(100);

    static final Rule REACHABLE = rule("NAT-004")
            .toTheBrowser()
            .requires(Stage.DIALLED)
            .holds((e, is) -> {
                Optional<Registration> registration = e.registration();
                if (registration.isEmpty()) {
                    is.missing("the phone was not registered");
                    return;
                }
                Optional<TranscriptMessage> arrived = e.call().reached();
                if (arrived.isEmpty()) {
                    is.unless(Optional.of(CallDiagnosis.of(e.call())));
                    return;
                }
                String own = registration.get().accepted().connection();
                Duration took = arrived.get().after(e.call().dialled().orElseThrow());
                // NAT-004 · RFC 5626 §7, RFC 7118 §B.1
                is.at(arrived.get())
                        .must(
                                arrived.get().connection().equals(own),
                                "the INVITE came over connection "
                                        + arrived.get().connection() + ", the registration over " + own)
                        .must(
                                took.compareTo(e.timing().delivered()) <= 0,
                                "the INVITE reached the browser late, after " + took.toMillis() + " ms")
                        .seen("INVITE on connection " + own + " after " + took.toMillis() + " ms");
            });

    static final Rule REQUEST_URI = rule("NAT-006")
            .toTheBrowser()
            .requires(Stage.REACHED)
            .holds((e, is) -> {
                TranscriptMessage invite = e.call().reached().orElseThrow();
                String token = e.registration().map(r -> r.contact().user()).orElse("");
                String user =
                        e.registration().map(r -> r.request().sip().to().user()).orElse(token);
                String actual = SipUri.parse(invite.sip().requestUri())
                        .map(SipUri::user)
                        .orElse("");
                // NAT-006 · RFC 3261 §16.6 step 2
                is.at(invite)
                        .must(
                                actual.equals(token) || actual.equals(user),
                                "the Request-URI has user part \"" + actual + "\", neither the Contact's " + token
                                        + " nor the address of record's " + user)
                        .seen(invite.sip().requestUri());
            });

    static final Rule CALLERS_CONTACT = rule("NAT-007")
            .fromTheBrowser()
            .requires(Stage.ESTABLISHED)
            .ofTheWholeCall()
            .holds((e, is) -> {
                Call call = e.call();
                Messages farEnd = call.farEnd();
                for (TranscriptMessage request : inDialog(farEnd, "INVITE")) {
                    // NAT-007 · RFC 5626 §5.3.2, RFC 6314 §5.1.3
                    boolean agentAnswers = call.backToBack()
                            && call.arrival(farEnd, request).isEmpty()
                            && Call.finalTo(farEnd, request)
                                    .filter(TranscriptMessage::success)
                                    .isPresent();
                    if (agentAnswers) {
                        is.notApplicable("re-INVITE: a back-to-back agent answers it itself");
                    } else {
                        is.crosses(call, farEnd, request);
                    }
                    is.covers("re-INVITE of the callee");
                }
                for (TranscriptMessage bye : inDialog(farEnd, "BYE")) {
                    is.crosses(call, farEnd, bye).covers("BYE of the callee");
                }
                if (inDialog(farEnd, "BYE").isEmpty()
                        && inDialog(farEnd, "INVITE").isEmpty()) {
                    is.missing(CallDiagnosis.of(call));
                }
            });

    static final Rule CALLEES_CONTACT = rule("NAT-008")
            .toTheBrowser()
            .requires(Stage.ANSWERED)
            .ofTheWholeCall()
            .holds((e, is) -> {
                Call call = e.call();
                TranscriptMessage ok = call.answer().orElseThrow();
                Messages acks = call.phone().received().requests("ACK").since(ok);
                Optional<TranscriptMessage> sent = call.ack();
                // NAT-008 · RFC 3261 §13.2.2.4, RFC 5626 §5.3.1
                is.at(ok);
                if (acks.none() && sent.isPresent()) {
                    is.unless(Optional.of(CallDiagnosis.ofLost(call, call.farEnd(), sent.get())));
                } else {
                    is.must(!acks.none(), "no ACK reached the browser");
                }
                acks.first().ifPresent(a -> is.at(a)
                        .seen("ACK after " + a.after(ok).toMillis() + " ms")
                        .covers("ACK"));
                long repeated = call.phone()
                        .sent()
                        .where(m -> m.sameKind(ok)
                                && m.sip().cseqNumber() == ok.sip().cseqNumber())
                        .count();
                is.must(
                        repeated == 1,
                        "the browser sent its 200 " + repeated + " times: the ACK came late or not at all");
                long again = sent.map(a -> call.farEnd()
                                .received()
                                .responses("INVITE")
                                .where(TranscriptMessage::success)
                                .where(m -> m.answers(call.dialled().orElseThrow())
                                        && m.at().isAfter(a.at().plus(ON_ITS_WAY)))
                                .count())
                        .orElse(0);
                is.must(
                        again == 0,
                        "the far end got the 200 again, " + again + " times, after its ACK: that ACK was lost");
                for (TranscriptMessage bye : inDialog(call.farEnd(), "BYE")) {
                    is.crosses(call, call.farEnd(), bye).covers("BYE of the caller");
                }
            });

    public static final List<Rule> RULES = List.of(REACHABLE, REQUEST_URI, CALLERS_CONTACT, CALLEES_CONTACT);

    private Contacts() {}

    /** The requests of this method that this end sent within the dialog, without retransmissions. */
    private static List<TranscriptMessage> inDialog(Messages end, String method) {
        return end.sent()
                .requests(method)
                .where(TranscriptMessage::inDialog)
                .once()
                .all();
    }
}
