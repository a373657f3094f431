package io.sipwright.scenarios.wire;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.wire.Direction;
import io.sipwright.scenarios.endpoint.Descriptions;
import io.sipwright.scenarios.endpoint.Durations;
import io.sipwright.scenarios.endpoint.Endpoint;
import io.sipwright.scenarios.endpoint.HeaderExpectation;
import io.sipwright.scenarios.endpoint.LoggedMessage;
import io.sipwright.scenarios.endpoint.MessagePattern;
import io.sipwright.scenarios.judge.Expect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Steps for what endpoints receive and do not receive. */
public final class ExpectSteps {
    private static final String TOPIC = "Expecting";
    private static final String RECEIVES = "^(\\w+) receives (" + MessagePattern.FORM + ")(?: to ([A-Z]+))?"
            + "(?: in dialog \"([^\"]+)\")?(?: with the body of (\\w+))?( once)?(?:,? and nothing else for ("
            + Durations.FORM
            + "))?(?: within (" + Durations.FORM + "))?";
    /** How long to wait for a second copy: more than T1 (RFC 3261 §17.1.1.1). */
    private static final Duration SECOND_COPY = Duration.ofMillis(700);

    private final WireWorld world;
    private final Opening opening;

    public ExpectSteps(WireWorld world) {
        this.world = world;
        opening = new Opening(world);
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Waits for a message since the last action: statuses, classes (`4xx`), methods, `a final response`, `a response`,"
                            + " `a request`, with alternatives. A status is that of the last request, or of the method after `to`. `once` also waits"
                            + " that no second one comes, nor another final response to the same request. Without `within` it waits 8 s.",
            examples = {
                "desk receives 200",
                "thief receives 401, 403, 407 or 481",
                "bob receives 4xx within 2 s",
                "bob receives 487 to INVITE",
                "web receives 401 once, and nothing else for 1 s",
                "bob receives 183 in dialog \"one\" with the body of A",
                "alice receives INVITE once"
            })
    @SuppressWarnings("ParameterNumber") // the parts of one sentence
    @Then(RECEIVES + "$")
    public void receives(
            String name,
            String what,
            @Nullable String to,
            @Nullable String dialog,
            @Nullable String body,
            @Nullable String once,
            @Nullable String elseFor,
            @Nullable String within) {
        expect(new Wanted(name, what, to, dialog, body), once != null, elseFor, within, List.of());
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "The same with a table: `Name`, `Name;parameter`, `Name[2]` or `Name[uri]` and one of `is`, `is not`, `is one of`,"
                            + " `contains`, `contains not`, `matches`, `matches not`, `values` (how many), `present`, `absent`, `at most`, `at"
                            + " least`. `Request-URI`, `Reason-Phrase`, `Body` and `Size` are rows like headers.",
            examples = {
                "desk receives 200 with\n  | Contact | contains | {desk.contact} |",
                "desk receives 200 within 2 s with\n  | Contact[{desk.contact}];expires | at most | 120 |",
                "bob receives INVITE with\n  | Max-Forwards | is | 69 |\n  | Via | values | 2 |",
                "desk receives 423 with\n  | Min-Expires | present |  |"
            })
    @SuppressWarnings("ParameterNumber") // the parts of one sentence
    @Then(RECEIVES + " with$")
    public void receives(
            String name,
            String what,
            @Nullable String to,
            @Nullable String dialog,
            @Nullable String body,
            @Nullable String once,
            @Nullable String elseFor,
            @Nullable String within,
            DataTable table) {
        expect(
                new Wanted(name, what, to, dialog, body),
                once != null,
                elseFor,
                within,
                Words.expectations(world.values(), table));
    }

    /** The message that a step refers to. */
    private record Wanted(
            String name,
            String what,
            @Nullable String to,
            @Nullable String dialog,
            @Nullable String body) {
        MessagePattern pattern() {
            return MessagePattern.parse(what);
        }

        String text() {
            return name + " receives " + what + (to == null ? "" : " to " + to)
                    + (dialog == null ? "" : " in dialog \"" + dialog + "\"")
                    + (body == null ? "" : " with the body of " + body);
        }
    }

    private void expect(
            Wanted wanted,
            boolean once,
            @Nullable String elseFor,
            @Nullable String within,
            List<HeaderExpectation> headers) {
        Endpoint endpoint = opening.endpoint(wanted.name());
        Reception reception = new Reception(world);
        Duration limit = within == null ? Opening.PATIENCE : world.values().time(within);
        Predicate<LoggedMessage> also = m -> matches(m.sip(), wanted);
        Reception.Result result =
                reception.await(endpoint, wanted.pattern(), Optional.ofNullable(wanted.to()), limit, also);
        world.looks();
        LoggedMessage message = result.message()
                .orElseThrow(() -> world.verdicts().failed(wanted.text(), result.instead(), result.shown(), ""));
        headers(wanted, message, headers);
        if (elseFor != null) {
            quiet(endpoint, wanted, world.values().time(elseFor), m -> true);
        } else if (once) {
            quiet(
                    endpoint,
                    wanted,
                    SECOND_COPY,
                    m -> wanted.pattern().matches(m.sip()) && also.test(m)
                            || wanted.dialog() == null && secondFinal(message, m));
        }
        world.verdicts().saw(wanted.name() + " received " + message.summary());
    }

    /** Whether both are final responses to the same request, which has one (RFC 3261 §8.2.6, §16.7 step 5). */
    private static boolean secondFinal(LoggedMessage first, LoggedMessage other) {
        return first.request() != null
                && first.request() == other.request()
                && first.sip().status() >= 200
                && other.sip().status() >= 200;
    }

    private boolean matches(SipText message, Wanted wanted) {
        String dialog = wanted.dialog();
        String body = wanted.body();
        boolean inDialog = dialog == null
                || message.to().tag().equals(world.dialogs().tag(dialog))
                || message.from().tag().equals(world.dialogs().tag(dialog));
        return inDialog && (body == null || Descriptions.carries(message, body));
    }

    private void headers(Wanted wanted, LoggedMessage message, List<HeaderExpectation> headers) {
        for (HeaderExpectation header : headers) {
            Optional<String> missing = header.missing(message.sip());
            if (missing.isPresent()) {
                throw world.verdicts()
                        .failedMessage(
                                header.text() + " in " + message.summary(),
                                missing.get(),
                                message.sip().text());
            }
        }
    }

    private void quiet(Endpoint endpoint, Wanted wanted, Duration time, Predicate<LoggedMessage> counts) {
        Optional<LoggedMessage> more =
                new Reception(world).nothing(endpoint, time, m -> !isTrying(m) && counts.test(m));
        if (more.isPresent()) {
            throw world.verdicts()
                    .failed(
                            wanted.text() + " once, and nothing else",
                            wanted.name() + " also received " + more.get().summary(),
                            more.get().sip().text(),
                            "");
        }
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Checks that nothing comes after the last action except what was expected before; 100 and the target's own"
                            + " OPTIONS do not count. A Given must show that something could have come.",
            examples = {"one receives nothing for 1 s", "stranger receives nothing else for 32 s"})
    @Then("^(\\w+) receives nothing(?: else)? for (" + Durations.FORM + ")$")
    public void nothing(String name, String time) {
        Endpoint endpoint = opening.endpoint(name);
        Optional<LoggedMessage> came =
                new Reception(world).nothing(endpoint, world.values().time(time), m -> !isTrying(m));
        none(name + " receives nothing for " + time, came);
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Checks that no such message comes in this time, counted from the last action; others may come. `100` and `1xx` count a 100 too.",
            examples = {"bob receives no INVITE for 2 s", "bob receives no 401 or 407 for 2 s"})
    @Then("^(\\w+) receives no (" + MessagePattern.FORM + ") for (" + Durations.FORM + ")$")
    public void none(String name, String what, String time) {
        MessagePattern pattern = MessagePattern.parse(what);
        Optional<LoggedMessage> came = new Reception(world)
                .nothing(opening.endpoint(name), world.values().time(time), m -> pattern.matches(m.sip()));
        none(name + " receives no " + what + " for " + time, came);
    }

    /** 100 counts only where a sentence names it: every server may send it (RFC 3261 §16.2). */
    private static boolean isTrying(LoggedMessage message) {
        return message.sip().status() == 100;
    }

    private void none(String expected, Optional<LoggedMessage> came) {
        world.looks();
        if (came.isPresent()) {
            throw world.verdicts()
                    .failed(
                            expected,
                            "it received " + came.get().summary(),
                            came.get().sip().text(),
                            "");
        }
        world.verdicts().saw(expected);
    }

    @Sentence(
            topic = TOPIC,
            does = "Waits for a message and compares its time with that of an earlier one of the same endpoint.",
            examples = {
                "desk receives CANCEL between 180 s and 240 s after its 180",
                "desk receives 487 between 0 s and 1 s after its CANCEL",
                "desk receives INVITE between 0.4 s and 1 s after bob's INVITE"
            })
    @Then("^(\\w+) receives (" + MessagePattern.FORM + ") between (" + Durations.FORM + ") and (" + Durations.FORM
            + ") after (its|\\w+'s) (\\w+)$")
    public void between(String name, String what, String from, String to, String whose, String earlier) {
        Endpoint endpoint = opening.endpoint(name);
        Instant mark = sent(whose.equals("its") ? endpoint : opening.endpoint(whose.replace("'s", "")), earlier);
        Instant latest = mark.plus(world.values().time(to));
        Duration left = Duration.between(Instant.now(), latest.plusSeconds(5));
        Reception.Result result = new Reception(world)
                .await(
                        endpoint,
                        MessagePattern.parse(what),
                        Optional.empty(),
                        left.isNegative() ? Duration.ZERO : left,
                        m -> true);
        world.looks();
        String expected =
                name + " receives " + what + " between " + from + " and " + to + " after " + whose + " " + earlier;
        LoggedMessage message = result.message()
                .orElseThrow(() -> world.verdicts().failed(expected, result.instead(), result.shown(), ""));
        Duration after = Duration.between(mark, message.at());
        if (after.compareTo(world.values().time(from)) < 0 || after.compareTo(Durations.parse(to)) > 0) {
            throw world.verdicts()
                    .failed(
                            expected,
                            message.summary() + " came after " + Durations.text(after),
                            message.sip().text(),
                            "");
        }
        world.verdicts().saw(message.summary() + " came after " + Durations.text(after));
    }

    /** Waits for it: an endpoint may be asked before the target has reached it. */
    private Instant sent(Endpoint endpoint, String what) {
        MessagePattern pattern = MessagePattern.parse(what);
        return Expect.within(Opening.PATIENCE, () -> lastSent(endpoint, pattern))
                .map(LoggedMessage::at)
                .orElseThrow(() -> world.verdicts()
                        .failed("a " + what + " of " + endpoint.identity().name(), "it has sent none", "", ""));
    }

    private static Optional<LoggedMessage> lastSent(Endpoint endpoint, MessagePattern pattern) {
        return endpoint.messages().stream()
                .filter(m -> m.direction() == Direction.SENT && pattern.matches(m.sip()))
                .reduce((a, b) -> b);
    }

    @Sentence(
            topic = TOPIC,
            does = "Compares the bytes that came with those that were sent, over the whole scenario.",
            examples = {"stranger has received at most 3 times the bytes that it sent"})
    @Then("^(\\w+) has received at most (\\d+) times the bytes that it sent$")
    public void bytes(String name, int factor) {
        Endpoint endpoint = opening.endpoint(name);
        long sent = endpoint.log().bytes(Direction.SENT);
        long received = endpoint.log().bytes(Direction.RECEIVED);
        String actual = received + " bytes came for " + sent + " that were sent";
        if (received > factor * sent) {
            throw world.verdicts()
                    .failed("at most " + factor + " times the bytes that " + name + " sent", actual, "", "");
        }
        world.verdicts().saw(actual);
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Waits until so much time has passed since an event: `was registered`, or the last message that it sent or received.",
            examples = {"65 s have passed since desk was registered", "2 s have passed since bob sent INVITE"})
    @Then("^(" + Durations.FORM + ") (?:has|have) passed since (\\w+) (?:(was registered)|(sent|received) ("
            + MessagePattern.FORM + "))$")
    public void passed(
            String time, String name, @Nullable String registered, @Nullable String way, @Nullable String what) {
        Endpoint endpoint = opening.endpoint(name);
        Instant since =
                registered != null ? world.registeredAt(name).orElse(Instant.now()) : event(endpoint, way, what);
        endpoint.log().awaitTrue(since.plus(world.values().time(time)), () -> false);
    }

    private Instant event(Endpoint endpoint, @Nullable String way, @Nullable String what) {
        if ("sent".equals(way)) {
            return sent(endpoint, String.valueOf(what));
        }
        MessagePattern pattern = MessagePattern.parse(String.valueOf(what));
        return endpoint.messages().stream()
                .filter(m -> m.direction() == Direction.RECEIVED && pattern.matches(m.sip()))
                .reduce((a, b) -> b)
                .map(LoggedMessage::at)
                .orElseThrow(() -> world.verdicts()
                        .failed(endpoint.identity().name() + " has received " + what, "it has not", "", ""));
    }
}
