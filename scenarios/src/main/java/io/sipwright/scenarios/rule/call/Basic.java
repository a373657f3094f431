package io.sipwright.scenarios.rule.call;

import static io.sipwright.scenarios.rule.Rule.rule;

import io.sipwright.scenarios.diagnosis.CallDiagnosis;
import io.sipwright.scenarios.evidence.Call;
import io.sipwright.scenarios.evidence.DecodedVideo;
import io.sipwright.scenarios.evidence.Hearing;
import io.sipwright.scenarios.evidence.Messages;
import io.sipwright.scenarios.evidence.OfferAnswer;
import io.sipwright.scenarios.evidence.TranscriptMessage;
import io.sipwright.scenarios.judge.MediaRow;
import io.sipwright.scenarios.rule.Clauses;
import io.sipwright.scenarios.rule.Rule;
import io.sipwright.scenarios.rule.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Set-up, cancel, refusal and end of a call, message by message at both ends. */
public final class Basic {
    /** A retransmission sent before its answer came may still be on its way (RFC 3261 §17.1.1.1: T1 is 500 ms). */
    private static final Duration LEFT_OVER = Duration.ofMillis(600);

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final List<String> WITH_A_FAILURE = List.of("Reason", "Warning", "Retry-After");

    static final Rule BASIC_CALL = rule("CALL-001")
            .requires(Stage.DIALLED)
            .ofTheWholeCall()
            .holds((e, is) -> {
                Call call = e.call();
                if (call.established().isEmpty() || call.answer().isEmpty()) {
                    is.unless(Optional.of(CallDiagnosis.of(call)));
                    return;
                }
                TranscriptMessage ok = call.answer().orElseThrow();
                // CALL-001 · RFC 3261 §13.2, §17.1.1.3
                ringing(call, is);
                is.at(ok)
                        .must(true, "")
                        .seen(ok.what() + " after "
                                + ok.after(call.dialled().orElseThrow()).toMillis() + " ms");
                call.ack()
                        .ifPresentOrElse(
                                ack -> is.crosses(call, call.caller(), ack),
                                () -> is.missing("the caller sent no ACK"));
                hungUp(call, is);
                leftOver(call.phone(), "the browser", Duration.ZERO, is);
                leftOver(call.farEnd(), "the far end", call.browsers() ? Duration.ZERO : LEFT_OVER, is);
                e.fact(Hearing.class).ifPresent(h -> heard(h, is));
                e.fact(DecodedVideo.class).ifPresent(p -> video(p, call, is));
            });

    static final Rule CANCELLED = rule("CALL-002")
            .requires(Stage.REACHED)
            .ofTheWholeCall()
            .holds((e, is) -> {
                Call call = e.call();
                String who = call.name(call.caller());
                Optional<TranscriptMessage> sent =
                        call.caller().sent().requests("CANCEL").first();
                if (sent.isEmpty()) {
                    is.missing(
                            who + " sent no CANCEL: " + CallDiagnosis.of(call).text());
                    return;
                }
                TranscriptMessage cancel = sent.get();
                is.covers("cancelled by " + who).at(cancel);
                // CALL-002 · RFC 3261 §9.2
                soon(
                        call.callee().received().requests("CANCEL").first(),
                        cancel,
                        "the CANCEL of " + who + " at the callee",
                        is);
                soon(
                        Call.finalTo(call.caller(), cancel).filter(TranscriptMessage::success),
                        cancel,
                        "the 200 to the CANCEL of " + who,
                        is);
                Optional<TranscriptMessage> end = call.finalResponse();
                is.must(
                        end.filter(m -> m.sip().status() != 487).isEmpty(),
                        who + " got " + end.map(TranscriptMessage::what).orElse("") + " instead of 487");
                soon(end, cancel, "the 487 to the INVITE of " + who, is);
                // CALL-002 · RFC 3261 §17.1.1.3: each hop acknowledges a refusal
                boolean refused = !call.callee()
                        .sent()
                        .responses("INVITE")
                        .where(m -> m.sip().status() >= 300)
                        .none();
                is.must(end.isEmpty() || call.ack().isPresent(), who + " did not acknowledge the 487")
                        .must(
                                !refused
                                        || !call.callee()
                                                .received()
                                                .requests("ACK")
                                                .none(),
                                "the callee's 487 was not acknowledged: no ACK came")
                        .must(
                                !call.callee()
                                        .sent()
                                        .responses("INVITE")
                                        .where(TranscriptMessage::isFinal)
                                        .none(),
                                "the callee did not stop ringing");
            });

    static final Rule REFUSED = rule("CALL-004")
            .requires(Stage.REACHED)
            .ofTheWholeCall()
            .holds((e, is) -> {
                Call call = e.call();
                Optional<TranscriptMessage> sent = call.callee()
                        .sent()
                        .responses("INVITE")
                        .where(m -> m.isFinal() && !m.success())
                        .first();
                if (sent.isEmpty()) {
                    is.missing("the callee refused nothing");
                    return;
                }
                Optional<TranscriptMessage> got = call.finalResponse();
                String actual = got.map(TranscriptMessage::what).orElse("nothing");
                // CALL-004 · RFC 3261 §16.7 step 6
                is.at(got.orElse(sent.get()))
                        .must(
                                got.filter(g -> g.sip().status()
                                                == sent.get().sip().status())
                                        .isPresent(),
                                "the callee's " + sent.get().what() + " became " + actual + " on its way to the caller")
                        .seen("the caller got " + actual);
                WITH_A_FAILURE.forEach(name -> sent.get().sip().headers(name).forEach(value -> is.must(
                                got.filter(g -> g.sip().headers(name).contains(value))
                                        .isPresent(),
                                name + " of the refusal did not reach the caller")
                        .seen(name)));
            });

    public static final List<Rule> RULES = List.of(BASIC_CALL, CANCELLED, REFUSED);

    private Basic() {}

    /** A target without video refuses it (RFC 3264 §6), and then offers none to the callee. */
    private static void video(DecodedVideo video, Call call, Clauses is) {
        boolean refused = call.established().stream()
                .flatMap(ok -> OfferAnswer.sdp(ok).media().stream())
                .anyMatch(m -> m.kind().equals("video") && m.port() == 0);
        boolean offered = call.reached().stream()
                .flatMap(invite -> OfferAnswer.sdp(invite).media().stream())
                .anyMatch(m -> m.kind().equals("video"));
        if (refused && !offered) {
            is.notApplicable("video: the answer refuses it");
            return;
        }
        is.at("browsers")
                .must(!video.decoded().contains(0L), "no video at one end: frames decoded " + video.decoded())
                .seen("frames decoded " + video.decoded());
    }

    /** A 180, or what a user agent between the two sends in its place; a proxy must not (PRX-017). */
    private static void ringing(Call call, Clauses is) {
        Optional<TranscriptMessage> provisional = call.caller()
                .received()
                .responses("INVITE")
                .where(m -> m.sip().status() > 100 && m.sip().status() < 200)
                .first();
        call.callee()
                .sent()
                .responses("INVITE")
                .where(m -> m.sip().status() == 180)
                .first()
                .ifPresent(ringing -> {
                    if (provisional.isPresent()
                            && call.arrival(call.callee(), ringing).isEmpty()) {
                        is.at(provisional.get()).seen(provisional.get().what() + " came in place of 180");
                    } else {
                        is.crosses(call, call.callee(), ringing);
                    }
                });
    }

    /** CALL-001 · RFC 3261 §15.1: BYE of either end, and its 200. */
    private static void hungUp(Call call, Clauses is) {
        boolean said = false;
        for (Messages end : List.of(call.phone(), call.farEnd())) {
            for (TranscriptMessage bye : end.sent().requests("BYE").once().all()) {
                said = true;
                String who = call.name(end);
                is.crosses(call, end, bye);
                Optional<TranscriptMessage> ok = Call.finalTo(end, bye);
                is.at(bye)
                        .must(
                                ok.filter(TranscriptMessage::success).isPresent(),
                                "BYE of " + who + " got "
                                        + ok.map(TranscriptMessage::what).orElse("no response") + " instead of 200")
                        .seen(ok.map(TranscriptMessage::what).orElse("") + " to BYE")
                        .covers(ends(call) + ", hung up by the " + (end.equals(call.caller()) ? "caller" : "callee"));
            }
        }
        if (!said) {
            is.missing("nobody hung up: " + CallDiagnosis.of(call).text());
        }
    }

    private static String ends(Call call) {
        return call.browsers() ? "browser to browser" : call.outgoing() ? "browser to network" : "network to browser";
    }

    /** Nothing is retransmitted over a WebSocket, but a callee's 2xx comes through until its ACK is there (RFC 3261 §13.3.1.4). */
    private static void leftOver(Messages end, String who, Duration late, Clauses is) {
        for (TranscriptMessage answered : end.received().once().all()) {
            Optional<TranscriptMessage> reply = reply(end, answered);
            reply.flatMap(r -> end.received()
                            .where(m -> m.sameKind(answered)
                                    && m.sip().cseqNumber() == answered.sip().cseqNumber()
                                    && m.at().isAfter(r.at().plus(answered.sip().isRequest() ? late : LEFT_OVER)))
                            .first())
                    .ifPresent(copy -> is.at(copy)
                            .must(
                                    false,
                                    "a retransmission is left over: " + copy.what() + " came to " + who + " again "
                                            + copy.after(reply.get()).toMillis() + " ms after it was answered"));
        }
    }

    /** What ends the retransmission of a message: a final response to a request, an ACK to a 2xx. */
    private static Optional<TranscriptMessage> reply(Messages end, TranscriptMessage received) {
        boolean success = received.isResponse("INVITE") && received.success();
        return success
                ? end.sent()
                        .requests("ACK")
                        .where(a -> a.sip().cseqNumber() == received.sip().cseqNumber())
                        .first()
                : received.sip().isRequest()
                        ? end.sent()
                                .where(m -> m.isFinal() && m.answers(received))
                                .first()
                        : Optional.empty();
    }

    private static void heard(Hearing hearing, Clauses is) {
        hearing.rows().stream().filter(r -> !r.recognised()).map(MediaRow::text).forEach(row -> is.at("listener")
                .must(false, row));
        is.seen(hearing.text());
        if (hearing.talk().toSeconds() >= 10) {
            is.covers("10 s of talk");
        }
    }

    private static void soon(Optional<TranscriptMessage> message, TranscriptMessage cancel, String what, Clauses is) {
        String took = message.map(m -> m.after(cancel).toMillis() + " ms").orElse("never");
        is.must(message.isPresent(), what + " never came")
                .must(
                        message.filter(m -> m.after(cancel).compareTo(SECOND) > 0)
                                .isEmpty(),
                        what + " came late, after " + took)
                .seen(what + " after " + took);
    }
}
