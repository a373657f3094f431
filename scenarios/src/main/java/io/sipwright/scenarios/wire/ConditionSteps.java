package io.sipwright.scenarios.wire;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.scenarios.endpoint.Durations;
import io.sipwright.scenarios.endpoint.Endpoint;
import io.sipwright.scenarios.endpoint.HeaderExpectation;
import io.sipwright.scenarios.endpoint.LoggedMessage;
import io.sipwright.scenarios.endpoint.MessagePattern;
import io.sipwright.scenarios.judge.Expect;
import io.sipwright.scenarios.requirement.BackToBack;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Steps for conditions, alternatives and remembered values. */
public final class ConditionSteps {
    private static final String TOPIC = "Conditions and values";

    private final WireWorld world;
    private final Opening opening;

    public ConditionSteps(WireWorld world) {
        this.world = world;
        opening = new Opening(world);
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Waits for the answer to a probe. If another answer comes, the requirement is not applicable to this target, the"
                            + " report gives that answer as the reason, and the scenario ends.",
            examples = {"this applies only if desk receives 423"})
    @Given("^this applies only if (\\w+) receives (" + MessagePattern.FORM + ")$")
    public void onlyIf(String name, String what) {
        onlyIf(name, what, List.of());
    }

    @Sentence(
            topic = TOPIC,
            does = "The same with expectations on the headers of the answer.",
            examples = {"this applies only if desk receives 200 with\n  | Require | contains | outbound |"})
    @Given("^this applies only if (\\w+) receives (" + MessagePattern.FORM + ") with$")
    public void onlyIf(String name, String what, DataTable table) {
        onlyIf(name, what, Words.expectations(world.values(), table));
    }

    private void onlyIf(String name, String what, List<HeaderExpectation> headers) {
        Reception.Result result = new Reception(world).await(opening.endpoint(name), what, Opening.PATIENCE);
        world.looks();
        LoggedMessage message =
                result.message().orElseThrow(() -> world.verdicts().notApplicable(result.instead() + ", not " + what));
        for (HeaderExpectation header : headers) {
            header.missing(message.sip()).ifPresent(actual -> {
                throw world.verdicts().notApplicable(actual + " in " + message.summary());
            });
        }
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "If such a message has come since the last action, the case that the requirement is about did not occur: the"
                            + " requirement is not applicable, and the scenario ends.",
            examples = {"this applies only if dead has received no INVITE"})
    @Given("^this applies only if (\\w+) has received no (" + MessagePattern.FORM + ")$")
    public void onlyWithout(String name, String what) {
        MessagePattern pattern = MessagePattern.parse(what);
        world.looks();
        opening.endpoint(name).log().receivedSince(world.stimulus()).stream()
                .filter(m -> pattern.matches(m.sip()))
                .findFirst()
                .ifPresent(m -> {
                    throw world.verdicts().notApplicable(name + " received " + m.summary());
                });
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "What follows binds proxies: on a back-to-back agent the scenario ends here, and the requirement is not applicable.",
            examples = {"this applies only if the target is a proxy"})
    @Given("^this applies only if the target is a proxy$")
    public void onlyProxies() {
        if (world.target().lacks(BackToBack.CAPABILITY)) {
            throw world.verdicts().notApplicable(BackToBack.REASON + ", no proxy");
        }
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "What follows binds back-to-back agents: on a proxy the scenario ends here, and the requirement is not applicable.",
            examples = {"this applies only if the target is a back-to-back agent"})
    @Given("^this applies only if the target is a back-to-back agent$")
    public void onlyAgents() {
        if (!world.target().lacks(BackToBack.CAPABILITY)) {
            throw world.verdicts().notApplicable("a proxy, no back-to-back agent");
        }
    }

    @Sentence(
            topic = TOPIC,
            does = "Ends the scenario as unsupported where the target file says `no` to a capability.",
            examples = {"the target has the capability \"gruu\""})
    @Given("^the target has the capability \"([^\"]+)\"$")
    public void capability(String capability) {
        if (world.target().lacks(capability)) {
            throw world.verdicts().unsupported("the target file says no to " + capability);
        }
    }

    @Sentence(
            topic = TOPIC,
            does = "Stores a value under a name. Later steps write the name in braces.",
            examples = {"the value {reader.received 200.Contact;expires} is called before"})
    @Given("^the value (\\{.+}|\"[^\"]*\") is called (\\w+)$")
    public void called(String value, String name) {
        world.values().name(name, world.values().fill(value.replaceAll("^\"|\"$", "")));
    }

    @Sentence(
            topic = TOPIC,
            does = "Compares two values, with the predicates of tables.",
            examples = {"the value {desk.nonce} is not {before}", "the value {desk.realm} is {domain}"})
    @Then("^the value (\\{.+?}) (is not|is one of|is(?! called)|contains|matches|at most|at least) (.+?)$")
    public void compares(String value, String predicate, String wanted) {
        Optional<String> filled = world.values().ifKnown(value);
        String expected = value + " " + predicate + " " + wanted;
        if (filled.isEmpty()) {
            throw world.verdicts().failed(expected, "it is absent", "", "");
        }
        String actual = filled.get();
        HeaderExpectation expectation = new HeaderExpectation(
                "Value",
                Optional.empty(),
                Optional.empty(),
                predicate,
                world.values().fill(wanted));
        expectation.missing(SipText.startingWith("value").with("Value", actual)).ifPresent(a -> {
            throw world.verdicts().failed(expected, "it is " + actual, "", "");
        });
        world.verdicts().saw(value + " is " + actual);
    }

    @Sentence(
            topic = TOPIC,
            does = "Compares the sum of two values with a limit.",
            examples = {
                "the sum of {one.received INVITE.Max-Breadth} and {two.received INVITE.Max-Breadth} is at most 60"
            })
    @Then("^the sum of (\\{.+}) is at most (\\d+)$")
    public void sum(String values, int most) {
        String filled = world.values().fill(values);
        String expected = "the sum of " + values + " is at most " + most;
        if (!filled.matches("\\d{1,9}(?:(?:, | and )\\d{1,9})*")
                || Stream.of(filled.split(", | and "))
                                .mapToLong(Long::parseLong)
                                .sum()
                        > most) {
            throw world.verdicts().failed(expected, filled, "", "");
        }
        world.verdicts().saw(expected + ": " + filled);
    }

    @Sentence(
            topic = TOPIC,
            does = "Waits for either message, at one endpoint or at two.",
            examples = {
                "stranger receives 400, or alice receives INVITE",
                "bob receives 403, or alice receives MESSAGE within 2 s"
            })
    @Then("^(\\w+) receives (" + MessagePattern.FORM + "), or (\\w+) receives (" + MessagePattern.FORM + ")(?: within ("
            + Durations.FORM + "))?$")
    public void either(String one, String first, String other, String second, @Nullable String within) {
        either(new Either(one, first, other, second), false, within, List.of());
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "The same with a table for the second. With `or nothing` the step also passes if neither receives anything: a"
                            + " request that cannot be parsed may be dropped.",
            examples = {
                "bob receives 400, or alice receives MESSAGE with\n  | X-Bad | absent | |",
                "bob receives 400 or nothing, or alice receives INVITE with\n  | X-Bad | absent | |"
            })
    @SuppressWarnings("ParameterNumber") // the parts of one sentence
    @Then("^(\\w+) receives (" + MessagePattern.FORM + ")( or nothing)?, or (\\w+) receives (" + MessagePattern.FORM
            + ")(?: within (" + Durations.FORM + "))? with$")
    public void either(
            String one,
            String first,
            @Nullable String orNothing,
            String other,
            String second,
            @Nullable String within,
            DataTable table) {
        Either either = new Either(one, first, other, second);
        either(either, orNothing != null, within, Words.expectations(world.values(), table));
    }

    /** Two messages, of which one is waited for. */
    private record Either(String one, String first, String other, String second) {
        String text() {
            return one + " receives " + first + ", or " + other + " receives " + second;
        }
    }

    /** The second is looked for first: an answer to the first may be its effect. */
    private void either(Either either, boolean orNothing, @Nullable String within, List<HeaderExpectation> headers) {
        Duration limit = within == null ? Opening.PATIENCE : world.values().time(within);
        Reception reception = new Reception(world);
        MessagePattern a = MessagePattern.parse(either.first());
        MessagePattern b = MessagePattern.parse(either.second());
        Optional<LoggedMessage> came = Expect.within(
                limit, () -> find(reception, either.other(), b).or(() -> find(reception, either.one(), a)));
        world.looks();
        if (came.isEmpty() && orNothing && silent(reception, either.one()) && silent(reception, either.other())) {
            world.verdicts().saw("neither " + either.one() + " nor " + either.other() + " received anything");
            return;
        }
        LoggedMessage message = came.orElseThrow(() -> world.verdicts()
                .failed(either.text(), seen(reception, either.one()) + "; " + seen(reception, either.other()), "", ""));
        message.take();
        if (b.matches(message.sip())) {
            headers.forEach(h -> h.missing(message.sip()).ifPresent(actual -> {
                throw world.verdicts()
                        .failedMessage(h.text(), actual, message.sip().text());
            }));
        }
        world.verdicts().saw(message.summary() + " came");
    }

    private boolean silent(Reception reception, String name) {
        return reception.open(opening.endpoint(name)).isEmpty();
    }

    private Optional<LoggedMessage> find(Reception reception, String name, MessagePattern pattern) {
        return reception.open(opening.endpoint(name)).stream()
                .filter(m -> pattern.matches(m.sip()))
                .findFirst();
    }

    private String seen(Reception reception, String name) {
        Endpoint endpoint = opening.endpoint(name);
        String all =
                reception.open(endpoint).stream().map(LoggedMessage::summary).collect(Collectors.joining(", "));
        return name + " received " + (all.isEmpty() ? "nothing" : all);
    }
}
