package io.sipwright.scenarios.wire;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.When;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.wire.Direction;
import io.sipwright.scenarios.endpoint.AnswerPlan;
import io.sipwright.scenarios.endpoint.Durations;
import io.sipwright.scenarios.endpoint.Endpoint;
import io.sipwright.scenarios.endpoint.HeaderChange;
import io.sipwright.scenarios.endpoint.LoggedMessage;
import io.sipwright.scenarios.endpoint.MessagePattern;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Steps for what endpoints send. */
public final class SendSteps {
    private static final String TOPIC = "Sending";
    private static final String SENDS =
            "^(\\w+) sends ([A-Z]+)(?: to ([^\\s]+|\\{[^}]+}))?(?:( in the dialog)| in dialog \"([^\"]+)\")?"
                    + "(?: without ([\\w-]+(?:(?:, | and )[\\w-]+)*))?";

    private final WireWorld world;
    private final Opening opening;

    public SendSteps(WireWorld world) {
        this.world = world;
        opening = new Opening(world);
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Sends the usual request of this method: to the domain, to a person, a number or a URI, or within the newest"
                            + " or a named dialog; headers can be left out. Digest and ACK follow by themselves.",
            examples = {
                "desk sends OPTIONS",
                "desk sends REGISTER without Contact",
                "stranger sends INVITE to alice",
                "bob sends MESSAGE to sip:nobody@{domain}",
                "bob sends BYE in the dialog",
                "bob sends PRACK in dialog \"two\""
            })
    @When(SENDS + "$")
    public void sends(
            String name,
            String method,
            @Nullable String to,
            @Nullable String inDialog,
            @Nullable String dialog,
            @Nullable String without) {
        send(name, compose(name, method, to, inDialog, dialog), Words.without(Optional.ofNullable(without)));
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "The same with a table of headers and parameters: `Name` or `Name;parameter`, the value `absent` removes it,"
                            + " `new` makes a new Call-ID, tag or branch. `Request-URI`, `Start-Line` and `Body` are rows like headers; a name"
                            + " that occurs twice gives two lines. A row of the session description gives a request that has none the usual"
                            + " one.",
            examples = {
                "desk sends REGISTER with\n  | Contact | * |\n  | Expires | 0 |",
                "stranger sends INVITE to {a fresh number} with\n  | To;tag | invented |",
                "desk sends OPTIONS with\n  | Via | SIP/2.0/UDP 10.1.1.1:5060;branch={branch};rport |",
                "bob sends MESSAGE to alice with\n  | Content-Type | text/plain |\n  | Body | Grüße |",
                "bob sends UPDATE in the dialog with\n  | audio direction | sendonly |"
            })
    @SuppressWarnings("ParameterNumber") // the parts of one sentence
    @When(SENDS + " with$")
    public void sends(
            String name,
            String method,
            @Nullable String to,
            @Nullable String inDialog,
            @Nullable String dialog,
            @Nullable String without,
            DataTable table) {
        SipText usual = compose(name, method, to, inDialog, dialog);
        SipText fewer = HeaderChange.apply(usual, Words.without(Optional.ofNullable(without)));
        send(name, fewer, Words.changes(world.values(), table));
    }

    private SipText compose(
            String name, String method, @Nullable String to, @Nullable String inDialog, @Nullable String dialog) {
        Endpoint endpoint = opening.endpoint(name);
        if (inDialog != null || dialog != null) {
            Optional<String> tag = Optional.ofNullable(dialog).map(world.dialogs()::tag);
            return endpoint.inDialog(method, tag).orElseThrow(() -> world.verdicts()
                    .failed(
                            "a dialog of " + name + (dialog == null ? "" : " named " + dialog),
                            "there is none",
                            "",
                            "CALL-001"));
        }
        String uri = to == null ? "sip:" + world.domain() : world.values().uri(to);
        return endpoint.request(method, uri);
    }

    private void send(String name, SipText usual, List<HeaderChange> changes) {
        Endpoint endpoint = opening.endpoint(name);
        boolean describes = usual.body().length == 0 && changes.stream().anyMatch(HeaderChange::describes);
        SipText complete = describes
                ? usual.edit().body("application/sdp", endpoint.description()).done()
                : usual;
        world.acts();
        endpoint.send(HeaderChange.apply(complete, changes));
    }

    @Sentence(
            topic = TOPIC,
            does = "Sends a request and waits for its answer, all in one step: for preconditions.",
            examples = {"raw sends OPTIONS and receives 200", "bob sends MESSAGE to alice and receives 200 or 202"})
    @When("^(\\w+) sends ([A-Z]+)(?: to ([^\\s]+|\\{[^}]+}))? and receives (" + MessagePattern.FORM + ")$")
    public void sendsAndReceives(String name, String method, @Nullable String to, String expected) {
        Endpoint endpoint = opening.endpoint(name);
        world.acts();
        endpoint.send(compose(name, method, to, null, null));
        Reception.Result result = new Reception(world).await(endpoint, expected, Opening.PATIENCE);
        world.looks();
        if (result.message().isEmpty()) {
            throw world.verdicts().failed(name + " receives " + expected, result.instead(), result.shown(), "");
        }
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Sends a message again that an endpoint has sent or received before: the last or the first request of a"
                            + " method or response of a status, byte for byte.",
            examples = {
                "thief sends desk's last REGISTER again",
                "desk sends its first INVITE again",
                "alice sends its last 486 again"
            })
    @When("^(\\w+) sends (?:(\\w+)'s|its) (last|first) ([A-Z]+|\\d{3}) again$")
    public void again(String name, @Nullable String whose, String which, String kind) {
        world.acts();
        opening.endpoint(name)
                .sendRaw(earlier(whose == null ? name : whose, which, kind).bytes());
    }

    @Sentence(
            topic = TOPIC,
            does = "The same with changes; everything that is not named stays byte for byte.",
            examples = {"thief sends desk's last REGISTER again with\n  | Call-ID | new |\n  | Via;branch | new |"})
    @When("^(\\w+) sends (?:(\\w+)'s|its) (last|first) ([A-Z]+) again with$")
    public void again(String name, @Nullable String whose, String which, String method, DataTable table) {
        SipText changed = HeaderChange.apply(
                earlier(whose == null ? name : whose, which, method), Words.changes(world.values(), table));
        world.acts();
        opening.endpoint(name).sendRaw(changed.bytes());
    }

    /** @param kind a method, or the status of a response */
    private SipText earlier(String whose, String which, String kind) {
        List<SipText> all = opening.endpoint(whose).messages().stream()
                .filter(m -> m.sip().isRequest()
                        ? m.sip().method().equals(kind)
                        : String.valueOf(m.sip().status()).equals(kind))
                .filter(m -> m.direction() == Direction.SENT)
                .map(LoggedMessage::sip)
                .toList();
        if (all.isEmpty()) {
            throw world.verdicts().failed("a " + kind + " that " + whose + " has sent", "there is none", "", "");
        }
        return all.get(which.equals("last") ? all.size() - 1 : 0);
    }

    @Sentence(
            topic = TOPIC,
            does = "Answers now, the newest request of the method that is still open; the forms are those of a plan.",
            examples = {"alice answers the INVITE with 180", "alice answers the INVITE with 180, then 200 after 1 s"})
    @When("^(\\w+) answers the ([A-Z]+) with (.+?)(?<! and)$")
    public void answers(String name, String method, String plan) {
        answer(name, method, AnswerPlan.parse(plan));
    }

    @Sentence(
            topic = TOPIC,
            does = "The same with changes to the headers of the (last) response.",
            examples = {"alice answers the INVITE with 200 and\n  | Contact | <sip:alice@10.1.1.1> |"})
    @When("^(\\w+) answers the ([A-Z]+) with (.+) and$")
    public void answers(String name, String method, String plan, DataTable table) {
        answer(name, method, AnswerPlan.parse(plan).with(Words.changes(world.values(), table)));
    }

    private void answer(String name, String method, AnswerPlan plan) {
        world.acts();
        if (!opening.endpoint(name).answer(Optional.of(method), plan)) {
            throw world.verdicts().failed(name + " has received " + method, "there is none that is open", "", "");
        }
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Sends the ACK for the last final response to INVITE; for endpoints that acknowledge nothing by themselves.",
            examples = {"bob acknowledges the response"})
    @When("^(\\w+) acknowledges the response$")
    public void acknowledges(String name) {
        Endpoint endpoint = opening.endpoint(name);
        SipText ack = endpoint.messages().stream()
                .filter(m -> m.direction() == Direction.RECEIVED && m.sip().status() >= 200)
                .filter(m -> m.sip().cseqMethod().equals("INVITE"))
                .reduce((a, b) -> b)
                .flatMap(m -> endpoint.ack(m.sip()))
                .orElseThrow(() -> world.verdicts()
                        .failed("a final response to an INVITE of " + name, "there is none", "", "CALL-001"));
        world.acts();
        endpoint.sendRaw(ack.bytes());
    }

    @Sentence(
            topic = TOPIC,
            does = "Registers, or registers again with the same Contact, and waits for the 200; removes the binding.",
            examples = {"desk registers", "desk registers for 90 s", "desk unregisters"})
    @When("^(\\w+) (registers|unregisters)(?: for (" + Durations.FORM + "))?$")
    public void registers(String name, String what, @Nullable String time) {
        Duration expiry = what.equals("unregisters")
                ? Duration.ZERO
                : time == null ? Duration.ofSeconds(600) : world.values().time(time);
        opening.register(opening.endpoint(name), expiry);
    }
}
