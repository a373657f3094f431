package io.sipwright.scenarios.wire;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.sip.SipUri;
import io.sipwright.pstn.wire.Direction;
import io.sipwright.pstn.wire.WireMessage;
import io.sipwright.scenarios.endpoint.Durations;
import io.sipwright.scenarios.endpoint.Endpoint;
import io.sipwright.scenarios.endpoint.HeaderExpectation;
import io.sipwright.scenarios.endpoint.LoggedMessage;
import io.sipwright.scenarios.judge.Expect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Steps for what the far end receives. It is the gateway of the run; scenarios are separated by numbers. */
public final class FarEndSteps {
    private static final String TOPIC = "Far end";

    private final WireWorld world;
    private final Opening opening;
    private String number = "";

    public FarEndSteps(WireWorld world) {
        this.world = world;
        opening = new Opening(world);
    }

    @Sentence(
            topic = TOPIC,
            does = "Calls a number and waits until the INVITE is at the far end: shows that it can get there.",
            examples = {"alice calls {a fresh number} and the far end receives the INVITE"})
    @When("^(\\w+) calls ([^\\s]+|\\{[^}]+}) and the far end receives the INVITE$")
    public void callsThrough(String name, String whom) {
        world.acts();
        Endpoint endpoint = opening.endpoint(name);
        endpoint.send(endpoint.request("INVITE", world.values().uri(whom)));
        number = world.values().fill(whom);
        receives("INVITE", null, null, List.of());
    }

    @Sentence(
            topic = TOPIC,
            does = "Waits for a request at the far end: for a number, or for the number of the step before.",
            examples = {"the far end receives INVITE for {a fresh number}", "the far end receives BYE within 2 s"})
    @Then("^the far end receives (?:the )?([A-Z]+)(?: for ([^\\s]+|\\{[^}]+}))?(?: within (" + Durations.FORM + "))?$")
    public void receives(String method, @Nullable String whom, @Nullable String within) {
        receives(method, whom, within, List.of());
    }

    @Sentence(
            topic = TOPIC,
            does = "The same with a table, as for endpoints.",
            examples = {"the far end receives INVITE for {a fresh number} with\n  | Max-Forwards | at most | 69 |"})
    @Then("^the far end receives (?:the )?([A-Z]+)(?: for ([^\\s]+|\\{[^}]+}))?(?: within (" + Durations.FORM
            + "))? with$")
    public void receives(String method, @Nullable String whom, @Nullable String within, DataTable table) {
        receives(method, whom, within, Words.expectations(world.values(), table));
    }

    private void receives(
            String method, @Nullable String whom, @Nullable String within, List<HeaderExpectation> headers) {
        number = whom == null ? number : world.values().fill(whom);
        Duration limit = within == null ? Opening.PATIENCE : world.values().time(within);
        String expected = "the far end receives " + method + " for " + number;
        Instant since = world.stimulus();
        SipText message = Expect.within(limit, () -> find(method, since)).orElseThrow(() -> world.verdicts()
                .failed(expected, "none came within " + Durations.text(limit), "", "CALL-001"));
        world.looks();
        for (HeaderExpectation header : headers) {
            Optional<String> missing = header.missing(message);
            if (missing.isPresent()) {
                throw world.verdicts()
                        .failed(header.text() + " in " + method + " at the far end", missing.get(), message.text(), "");
            }
        }
        world.verdicts().saw(expected);
    }

    @Sentence(
            topic = TOPIC,
            does = "Checks that nothing comes to the far end for this number. A Given must show that it could.",
            examples = {"the far end receives nothing for {another fresh number} for 2 s"})
    @Then("^the far end receives nothing for ([^\\s]+|\\{[^}]+}) for (" + Durations.FORM + ")$")
    public void nothing(String whom, String time) {
        number = world.values().fill(whom);
        Instant since = world.stimulus();
        String expected = "the far end receives nothing for " + number + " for " + time;
        Optional<SipText> came = Expect.nothingFor(world.values().time(time), () -> find("", since));
        world.looks();
        if (came.isPresent()) {
            throw world.verdicts()
                    .failed(
                            expected,
                            "it received " + came.get().startLine(),
                            came.get().text(),
                            "");
        }
        world.verdicts().saw(expected);
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Compares when the far end sent a response to the INVITE of the endpoint with when the endpoint received it: not before,"
                            + " and not later than this.",
            examples = {"alice has received 200 within 500 ms after the far end sent it"})
    @Then("^(\\w+) has received (\\d{3}) within (" + Durations.FORM + ") after the far end sent it$")
    public void passedOn(String name, String status, String time) {
        String expected = name + " has received " + status + " within " + time + " after the far end sent it";
        Endpoint endpoint = opening.endpoint(name);
        LoggedMessage received = endpoint.messages().stream()
                .filter(m -> m.direction() == Direction.RECEIVED && isAnswer(m.sip(), status))
                .findFirst()
                .orElseThrow(() -> world.verdicts().failed(expected, name + " has received none", "", "CALL-001"));
        List<String> calls = callsOf(endpoint);
        Instant sent = world.gateway().transcript().messages().stream()
                .filter(m -> m.direction() == Direction.SENT && isAnswer(SipText.parse(m.bytes()), status, calls))
                .map(WireMessage::at)
                .findFirst()
                .orElseThrow(() -> world.verdicts()
                        .failed(
                                expected,
                                "the far end has sent none",
                                received.sip().text(),
                                ""));
        Duration took = Duration.between(sent, received.at());
        if (took.isNegative()) {
            String early = Durations.text(took.negated()) + " before the far end sent one";
            throw world.verdicts()
                    .failed(expected, status + " came " + early, received.sip().text(), "");
        }
        String late = status + " came " + Durations.text(took) + " after the far end sent it";
        if (took.compareTo(world.values().time(time)) > 0) {
            throw world.verdicts().failed(expected, late, received.sip().text(), "");
        }
        world.verdicts().saw(late);
    }

    /** The calls that reached the far end since the endpoint's INVITE: its own, where From still says so. */
    private List<String> callsOf(Endpoint endpoint) {
        Instant since = endpoint.messages().stream()
                .filter(m -> m.direction() == Direction.SENT && m.sip().method().equals("INVITE"))
                .map(LoggedMessage::at)
                .findFirst()
                .orElse(world.stimulus());
        List<SipText> invites = requests(since).stream()
                .filter(r -> r.method().equals("INVITE"))
                .toList();
        List<String> own = invites.stream()
                .filter(r -> r.from().user().equals(endpoint.identity().user()))
                .map(SipText::callId)
                .toList();
        return own.isEmpty() ? invites.stream().map(SipText::callId).toList() : own;
    }

    private static boolean isAnswer(SipText message, String status, List<String> calls) {
        return isAnswer(message, status) && calls.contains(message.callId());
    }

    private static boolean isAnswer(SipText message, String status) {
        return String.valueOf(message.status()).equals(status)
                && message.cseqMethod().equals("INVITE");
    }

    /** A request to this number, or in the call that such a request began. */
    private Optional<SipText> find(String method, Instant since) {
        List<SipText> requests = requests(since);
        List<String> calls = requests.stream()
                .filter(r ->
                        user(r.requestUri()).equals(number) || r.to().user().equals(number))
                .map(SipText::callId)
                .toList();
        return requests.stream()
                .filter(r -> calls.contains(r.callId()))
                .filter(r -> method.isEmpty() || r.method().equals(method))
                .findFirst();
    }

    private List<SipText> requests(Instant since) {
        return world.gateway().transcript().messages().stream()
                .filter(m -> m.direction() == Direction.RECEIVED && !m.at().isBefore(since))
                .map(WireMessage::bytes)
                .map(SipText::parse)
                .filter(SipText::isRequest)
                .toList();
    }

    private static String user(String uri) {
        return SipUri.parse(uri).map(SipUri::user).orElse("");
    }
}
