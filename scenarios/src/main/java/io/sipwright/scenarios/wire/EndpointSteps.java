package io.sipwright.scenarios.wire;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Given;
import io.sipwright.pstn.sip.DigestCredentials;
import io.sipwright.scenarios.endpoint.AnswerPlan;
import io.sipwright.scenarios.endpoint.AutomaticBehaviour;
import io.sipwright.scenarios.endpoint.Credentials;
import io.sipwright.scenarios.endpoint.Durations;
import io.sipwright.scenarios.endpoint.Endpoint;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Steps that open endpoints and set their behaviour. */
public final class EndpointSteps {
    private static final String TOPIC = "Endpoints";
    private static final Duration USUAL = Duration.ofSeconds(600);

    private final WireWorld world;
    private final Opening opening;

    public EndpointSteps(WireWorld world) {
        this.world = world;
        opening = new Opening(world);
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Opens one or more endpoints (`any transport` is UDP where the target file has `sip`, else WebSocket), from a second source address, over UDP behind a NAT of a kind of `--nat`, with an account or none, registered or not,"
                            + " with habits switched off. Without `as` it registers as its own name; without a time for 600 s.",
            examples = {
                "desk is a SIP endpoint over UDP",
                "desk is a SIP endpoint over UDP, registered as alice for 600 s",
                "one and two are SIP endpoints over any transport, registered as alice",
                "reader is a SIP endpoint over UDP with the account of alice",
                "web is a SIP endpoint over WSS with the account of alice, which does nothing by itself",
                "stranger is a SIP endpoint over UDP from 127.0.0.2, which acknowledges nothing",
                "alice is a SIP endpoint over WebSocket, registered",
                "desk is a SIP endpoint over UDP behind a port-restricted NAT with the account of alice"
            })
    @SuppressWarnings("ParameterNumber") // the parts of one sentence
    @Given("^(" + Words.NAMES
            + ") (?:is a SIP endpoint|are SIP endpoints) over (UDP|WS|WSS|WebSocket|any transport)(?: from ([\\d.]+))?"
            + "(?: behind an? ([a-z-]+) NAT)?(?: with the account of (\\w+))?(?:, (registered)(?: as (\\w+))?(?: for ("
            + Durations.FORM + "))?)?"
            + "(?:, which (.+))?$")
    public void endpoints(
            String names,
            String over,
            @Nullable String from,
            @Nullable String nat,
            @Nullable String account,
            @Nullable String registered,
            @Nullable String as,
            @Nullable String time,
            @Nullable String which) {
        for (String name : Words.names(names)) {
            Optional<String> own = Optional.ofNullable(account)
                    .or(() -> Optional.ofNullable(as))
                    .or(() -> registered == null ? Optional.empty() : Optional.of(name));
            Endpoint endpoint = nat == null
                    ? opening.open(name, over, from, own, AutomaticBehaviour.ALL)
                    : opening.behindNat(name, over, NatSteps.named(nat), own);
            if (registered != null) {
                opening.register(endpoint, time == null ? USUAL : world.values().time(time));
            }
            if (which != null) {
                endpoint.habits(Words.habits(endpoint.habits(), which));
            }
        }
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Opens WebSockets that do nothing by themselves: no digest, no ACK, no Pong. They can send and receive SIP"
                            + " like any endpoint.",
            examples = {
                "raw is an open WebSocket",
                "first and second are open WebSockets",
                "far is an open WebSocket from 127.0.0.3"
            })
    @Given("^(" + Words.NAMES + ") (?:is an open WebSocket|are open WebSockets)(?: from ([\\d.]+))?$")
    public void webSockets(String names, @Nullable String from) {
        Words.names(names)
                .forEach(name -> opening.open(name, "WebSocket", from, Optional.empty(), AutomaticBehaviour.NONE));
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Switches habits off: `does nothing by itself`, `acknowledges nothing`, `answers no challenge`, `answers"
                            + " nothing`, `repeats nothing`; or on again: `behaves as usual`.",
            examples = {"bob acknowledges nothing", "desk answers no challenge", "desk behaves as usual"})
    @Given(
            "^(\\w+) (does nothing by itself|acknowledges nothing|answers no challenge|answers nothing|repeats nothing|behaves"
                    + " as usual)$")
    public void habits(String name, String which) {
        Endpoint endpoint = opening.endpoint(name);
        endpoint.habits(Words.habits(endpoint.habits(), which));
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Plans how requests of a method are answered when they come: one response, several with delays, a reliable"
                            + " provisional one, in a dialog with a name, or nothing at all.",
            examples = {
                "one answers INVITE with 486",
                "two answers INVITE with 486 after 200 ms",
                "desk answers INVITE with 180 and nothing more",
                "desk answers INVITE with 180, then 200 after 1 s",
                "desk answers INVITE with 200 \"Very Well\"",
                "desk answers MESSAGE with nothing",
                "one answers INVITE with a reliable 183 with description A in dialog \"one\""
            })
    @Given("^(\\w+) answers ([A-Z]+) with ((?!this message|the file).+?)(?<! and)$")
    public void plan(String name, String method, String plan) {
        opening.endpoint(name).plan(method, AnswerPlan.parse(plan));
    }

    @Sentence(
            topic = TOPIC,
            does = "The same with changes to the headers of the (last) response; the body is the row `Body`.",
            examples = {"desk answers INVITE with 302 and\n  | Contact | <sip:bob@{domain}> |"})
    @Given("^(\\w+) answers ([A-Z]+) with ((?!this message|the file).+) and$")
    public void plan(String name, String method, String plan, DataTable changes) {
        opening.endpoint(name).plan(method, AnswerPlan.parse(plan).with(Words.changes(world.values(), changes)));
    }

    @Sentence(
            topic = TOPIC,
            does = "Alters how challenges are answered: "
                    + "username, password, realm, nonce, uri, cnonce, nc, algorithm, qop"
                    + " are hashed and sent so; response is sent so; scheme Basic; header names the header.",
            examples = {
                "desk authenticates with\n  | password | wrong |",
                "desk authenticates with\n  | algorithm | SHA-256 |\n  | uri | sip:elsewhere.example |"
            })
    @Given("^(\\w+) authenticates with$")
    public void credentials(String name, DataTable table) {
        Endpoint endpoint = opening.endpoint(name);
        Map<String, String> fields = new LinkedHashMap<>();
        for (List<String> row : table.cells()) {
            fields.put(
                    row.get(0),
                    world.values().fill(Optional.ofNullable(row.get(1)).orElse("")));
        }
        if (!Credentials.FIELDS.containsAll(fields.keySet())) {
            throw new IllegalArgumentException("a table of credentials has the fields " + Credentials.FIELDS);
        }
        Credentials own = endpoint.credentials()
                .orElseGet(() -> new Credentials(
                        new DigestCredentials(endpoint.identity().user(), ""), Map.of()));
        Credentials altered = own.with(fields);
        if (altered.lackPassword()) {
            throw world.verdicts()
                    .unsupported(ScenarioUsers.noPassword(endpoint.identity().user()));
        }
        endpoint.credentials(altered);
    }
}
