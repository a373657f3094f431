package io.sipwright.scenarios.rule.nat;

import static io.sipwright.scenarios.rule.Rule.rule;

import io.sipwright.scenarios.diagnosis.CallDiagnosis;
import io.sipwright.scenarios.diagnosis.Cause;
import io.sipwright.scenarios.diagnosis.Hint;
import io.sipwright.scenarios.evidence.Call;
import io.sipwright.scenarios.evidence.HeardAgain;
import io.sipwright.scenarios.evidence.Messages;
import io.sipwright.scenarios.evidence.TabClosed;
import io.sipwright.scenarios.evidence.TranscriptMessage;
import io.sipwright.scenarios.rule.Clauses;
import io.sipwright.scenarios.rule.Rule;
import io.sipwright.scenarios.rule.Stage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Requests use the browser's connection, and a closed one is noticed. */
public final class Flows {
    private static final List<String> METHODS = List.of("INVITE", "INFO", "UPDATE", "MESSAGE", "NOTIFY");
    /** Headers that no proxy may change (RFC 3261 §16.6). */
    private static final List<String> END_TO_END =
            List.of("Content-Type", "Event", "Subscription-State", "Info-Package", "Require", "Warning", "Retry-After");

    static final Rule IN_DIALOG = rule("NAT-009")
            .requires(Stage.ESTABLISHED)
            .ofTheWholeCall()
            .holds((e, is) -> {
                Call call = e.call();
                for (Messages sender : List.of(call.phone(), call.farEnd())) {
                    requests(sender).all().forEach(request -> inDialog(call, sender, request, is));
                }
            });

    static final Rule CANCEL = rule("NAT-010")
            .toTheBrowser()
            .requires(Stage.REACHED)
            .ofTheWholeCall()
            .holds((e, is) -> {
                Call call = e.call();
                TranscriptMessage invite = call.reached().orElseThrow();
                Optional<TranscriptMessage> cancelled =
                        call.caller().sent().requests("CANCEL").first();
                if (cancelled.isEmpty()) {
                    is.missing("the caller sent no CANCEL");
                    return;
                }
                Optional<TranscriptMessage> cancel =
                        call.callee().received().requests("CANCEL").first();
                // NAT-010 · RFC 3261 §9.1, §16.10
                is.at(cancelled.get()).must(cancel.isPresent(), "CANCEL did not reach the browser, which rings on");
                cancel.ifPresent(c -> is.at(c)
                        .must(
                                c.connection().equals(invite.connection()),
                                "CANCEL came over another connection than the INVITE")
                        .seen("CANCEL after " + c.after(cancelled.get()).toMillis() + " ms"));
                String got = call.finalResponse().map(TranscriptMessage::what).orElse("no final response");
                is.must(
                                call.finalResponse()
                                        .filter(m -> m.sip().status() == 487)
                                        .isPresent(),
                                "the caller got " + got + " to its INVITE instead of 487")
                        .seen("the caller got " + got
                                + call.finalResponse()
                                        .map(m -> " after "
                                                + m.after(cancelled.get()).toMillis() + " ms")
                                        .orElse(""));
            });

    static final Rule CLOSED_CONNECTION = rule("NAT-011")
            .toTheBrowser()
            .requires(Stage.DIALLED)
            .requires(TabClosed.class)
            .holds((e, is) -> {
                Call call = e.call();
                TranscriptMessage invite = call.dialled().orElseThrow();
                Duration since =
                        Duration.between(e.fact(TabClosed.class).orElseThrow().at(), invite.at());
                is.covers(since.toMillis() < 1000 ? "called at once" : "called later")
                        .at(invite);
                Optional<TranscriptMessage> end = call.finalResponse();
                String last = call.caller()
                        .received()
                        .responses("INVITE")
                        .last()
                        .map(TranscriptMessage::what)
                        .orElse("nothing");
                // NAT-011 · RFC 5626 §7
                if (end.isEmpty()) {
                    is.must(
                            false,
                            "no final response; the last was " + last
                                    + ": the binding of the closed connection is still used",
                            Hint.DEAD_BINDING);
                    return;
                }
                refused(call, end.get(), end.get().after(invite), e.timing().unreachable(), is.at(end.get()));
            });

    static final Rule RECONNECTED = rule("NAT-014")
            .requires(Stage.ESTABLISHED)
            .requires(HeardAgain.class)
            .ofTheWholeCall()
            .holds((e, is) -> {
                Call call = e.call();
                HeardAgain again = e.fact(HeardAgain.class).orElseThrow();
                List<TranscriptMessage> byes = call.farEnd()
                        .sent()
                        .requests("BYE")
                        .where(TranscriptMessage::inDialog)
                        .once()
                        .all();
                if (byes.isEmpty()) {
                    is.missing(CallDiagnosis.of(call));
                    return;
                }
                // NAT-014 · RFC 5626 §5.3.2
                is.must(again.after().isPresent(), again.text()).seen(again.text());
                byes.forEach(bye -> is.crosses(call, call.farEnd(), bye));
            });

    public static final List<Rule> RULES = List.of(IN_DIALOG, CANCEL, CLOSED_CONNECTION, RECONNECTED);

    private Flows() {}

    private static Messages requests(Messages end) {
        return end.sent()
                .where(m -> m.sip().isRequest()
                        && m.inDialog()
                        && METHODS.contains(m.sip().method()))
                .once();
    }

    private static void refused(Call call, TranscriptMessage end, Duration took, Duration limit, Clauses is) {
        String actual = end.what() + " after " + took.toMillis() + " ms";
        is.must(took.compareTo(limit) <= 0, "the final response is late: " + actual, Hint.DEAD_BINDING);
        int status = end.sip().status();
        if (end.success()) {
            String who = end.sip()
                    .header("Server")
                    .or(() -> end.sip().header("User-Agent"))
                    .orElse("something");
            is.must(call.reached().isEmpty(), "the call reached the phone whose connection was closed")
                    .notApplicable("480: " + who + " answered in the user's place")
                    .seen(actual + "; the phone did not ring");
            return;
        }
        String cause = "a call to a closed connection got " + actual;
        is.must(status / 100 == 4 || status / 100 == 6, cause, Hint.DEAD_BINDING)
                // NAT-011 · RFC 3261 §16.5: where there is no binding, 480 is a SHOULD
                .should(
                        status / 100 == 5 || Set.of(480, 430).contains(status),
                        cause + "; 480 is what it should be",
                        Hint.DEAD_BINDING)
                .seen(actual);
    }

    private static void inDialog(Call call, Messages sender, TranscriptMessage request, Clauses is) {
        Messages receiver = call.opposite(sender);
        String method = request.sip().method();
        boolean fromPhone = sender.equals(call.phone());
        String name = method + (fromPhone ? " from the browser" : " from the far end");
        Optional<TranscriptMessage> arrived = call.arrival(sender, request);
        Optional<TranscriptMessage> got = Call.finalTo(sender, request);
        is.at(request).covers(name);
        // NAT-009 · RFC 3261 §12.2.1.1
        if (arrived.isEmpty()) {
            lost(call, sender, request, got, name, is);
            return;
        }
        TranscriptMessage there = arrived.get();
        is.at(there)
                .must(
                        fromPhone
                                || there.connection()
                                        .equals(receiver.first()
                                                .map(TranscriptMessage::connection)
                                                .orElse("")),
                        name + " came over another connection than the call");
        Optional<TranscriptMessage> answer =
                receiver.sent().where(m -> m.isFinal() && m.answers(there)).first();
        if (answer.isEmpty() && fromPhone) {
            is.seen(name
                    + ": arrived, and the far end answers none"); // so does Asterisk to a NOTIFY without subscription
            return;
        }
        if (answer.isEmpty()) {
            is.missing(name + " arrived and was not answered by the browser");
            return;
        }
        is.must(got.isPresent(), "the response to " + name + " was lost on its way")
                .must(
                        !method.equals("INVITE")
                                || got.filter(g -> !g.success()).isEmpty(),
                        "re-" + name + " got "
                                + got.map(TranscriptMessage::what).orElse("") + ": hold would end every call");
        if (!call.backToBack() && got.isPresent()) {
            unaltered(request, there, name, is);
            unaltered(answer.get(), got.get(), answer.get().what() + " to " + name, is.at(got.get()));
        }
        is.seen(name + ": " + got.map(TranscriptMessage::what).orElse("no response"));
    }

    /** The other end receives what was sent: status, body, and the headers that no proxy may change. */
    private static void unaltered(TranscriptMessage sent, TranscriptMessage received, String name, Clauses is) {
        is.must(sent.sip().status() == received.sip().status(), name + " became " + received.what() + " on its way");
        is.must(
                sent.hasSdp() || Arrays.equals(sent.sip().body(), received.sip().body()),
                "the body of " + name + " was altered on its way");
        END_TO_END.forEach(header -> is.must(
                values(sent, header).equals(values(received, header)),
                header + " of " + name + " was altered on its way: "
                        + sent.sip().headers(header) + " became "
                        + received.sip().headers(header)));
    }

    /** A media type means the same in another case (RFC 2045 §5.1). */
    private static List<String> values(TranscriptMessage message, String header) {
        Stream<String> values = message.sip().headers(header).stream();
        return (header.equals("Content-Type") ? values.map(v -> v.toLowerCase(Locale.ROOT)) : values).toList();
    }

    /**
     * A back-to-back user agent answers what it does not pass on. 408 and 481 mean that the dialog does not exist (RFC
     * 3261 §12.2.1.2), but 481 is also the response to a NOTIFY without subscription (RFC 6665 §4.1.3).
     */
    private static void lost(
            Call call,
            Messages sender,
            TranscriptMessage request,
            Optional<TranscriptMessage> got,
            String name,
            Clauses is) {
        int status = got.map(g -> g.sip().status()).orElse(408);
        boolean dialogLost =
                status == 408 || (status == 481 && !request.sip().method().equals("NOTIFY"));
        if (call.backToBack() && !dialogLost) {
            is.must(true, "")
                    .seen(name + ": " + got.map(TranscriptMessage::what).orElse("") + " by the agent itself");
            return;
        }
        Cause cause = CallDiagnosis.ofLost(call, sender, request);
        is.must(false, name + " did not arrive: " + cause.text(), cause.hint());
    }
}
