package io.sipwright.scenarios.wire;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.wire.ws.HttpHead;
import io.sipwright.scenarios.endpoint.AutomaticBehaviour;
import io.sipwright.scenarios.endpoint.Endpoint;
import io.sipwright.scenarios.endpoint.HeaderExpectation;
import io.sipwright.scenarios.endpoint.Identity;
import io.sipwright.scenarios.endpoint.WebSocketTransport;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Steps for the WebSocket handshake, header by header (RFC 6455 §4). */
public final class HandshakeSteps {
    private static final String TOPIC = "WebSocket handshake";
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final WireWorld world;
    private final Opening opening;

    public HandshakeSteps(WireWorld world) {
        this.world = world;
        opening = new Opening(world);
    }

    @Sentence(
            topic = TOPIC,
            does = "Connects to the WebSocket port, with TLS where the address says so, and sends nothing yet.",
            examples = {"raw is a connection to the WebSocket port", "one and two are connections to the WebSocket port"
            })
    @Given("^(" + Words.NAMES + ") (?:is a connection|are connections) to the WebSocket port$")
    public void connection(String names) {
        for (String name : Words.names(names)) {
            Identity identity = new Identity(name, name, Optional.empty(), world.domain());
            Endpoint endpoint = opening.webSocket(identity, "WebSocket", null, false);
            endpoint.habits(AutomaticBehaviour.NONE);
            world.add(endpoint);
        }
    }

    @Sentence(
            topic = TOPIC,
            does = "Sends the upgrade request of a browser.",
            examples = {"raw asks for the upgrade"})
    @When("^(\\w+) asks for the upgrade$")
    public void asks(String name) {
        ask(name, Opening.upgradeRequest(world.target().ws()));
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "The same with other headers: `absent` removes one, a name that occurs twice gives two lines, `Request-Line`"
                            + " replaces the first line.",
            examples = {
                "raw asks for the upgrade with\n  | Sec-WebSocket-Protocol | foo, sip |",
                "raw asks for the upgrade with\n  | Request-Line | POST /ws HTTP/1.1 |\n  | Sec-WebSocket-Key | absent |"
            })
    @When("^(\\w+) asks for the upgrade with$")
    public void asks(String name, DataTable table) {
        HttpHead request = Opening.upgradeRequest(world.target().ws());
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (List<String> row : table.cells()) {
            String value = world.values().fill(row.get(1) == null ? "" : row.get(1));
            headers.computeIfAbsent(row.get(0), n -> new ArrayList<>()).add(value);
        }
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            List<String> values = header.getValue().contains("absent") ? List.of() : header.getValue();
            request = header.getKey().equals("Request-Line")
                    ? request.withStartLine(header.getValue().get(0))
                    : request.with(header.getKey(), values);
        }
        ask(name, request);
    }

    private void ask(String name, HttpHead request) {
        Endpoint endpoint = opening.endpoint(name);
        WebSocketTransport ws = Opening.webSocket(endpoint);
        world.acts();
        endpoint.onLoop(() -> ws.ask(request));
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Waits for the HTTP response to the upgrade request: a status or a class, with alternatives; `or a close` also takes a"
                            + " connection that ends without one.",
            examples = {
                "raw receives HTTP 101",
                "raw receives HTTP 4xx or 5xx",
                "raw receives HTTP 400, 426 or 4xx or a close"
            })
    @Then("^(\\w+) receives HTTP ([\\dx]{3}(?:(?:, | or )[\\dx]{3})*)( or a close)?$")
    public void receives(String name, String statuses, @Nullable String orClose) {
        response(name, statuses, orClose != null, List.of());
    }

    @Sentence(
            topic = TOPIC,
            does = "The same with a table of expectations on its headers.",
            examples = {"raw receives HTTP 101 with\n  | Sec-WebSocket-Protocol | is | sip |"})
    @Then("^(\\w+) receives HTTP ([\\dx]{3}(?:(?:, | or )[\\dx]{3})*) with$")
    public void receives(String name, String statuses, DataTable table) {
        response(name, statuses, false, Words.expectations(world.values(), table));
    }

    @Sentence(
            topic = TOPIC,
            does = "Waits for a refusal, of which nothing is asked, or for an answer that the table is about.",
            examples = {"raw receives HTTP 4xx or 5xx, or HTTP 101 with\n  | Sec-WebSocket-Protocol | absent |"})
    @Then("^(\\w+) receives HTTP ([\\dx]{3}(?:(?:, | or )[\\dx]{3})*), or HTTP (\\d{3}) with$")
    public void receivesEither(String name, String refusals, String status, DataTable table) {
        HttpHead head = await(name);
        boolean refused = head != null && isOneOf(head, refusals);
        List<HeaderExpectation> headers = refused ? List.of() : Words.expectations(world.values(), table);
        response(name, refusals + " or " + status, false, headers);
    }

    private @Nullable HttpHead await(String name) {
        Endpoint endpoint = opening.endpoint(name);
        WebSocketTransport ws = Opening.webSocket(endpoint);
        endpoint.log()
                .awaitTrue(Instant.now().plus(Opening.PATIENCE), () -> ws.answer() != null || ws.closedAt() != null);
        return ws.answer();
    }

    private static boolean isOneOf(HttpHead head, String statuses) {
        String status = String.valueOf(head.status());
        return List.of(statuses.split(", | or ")).stream().anyMatch(s -> status.matches(s.replace("x", "\\d")));
    }

    private void response(String name, String statuses, boolean orClose, List<HeaderExpectation> headers) {
        HttpHead head = await(name);
        WebSocketTransport ws = Opening.webSocket(opening.endpoint(name));
        world.looks();
        String expected = name + " receives HTTP " + statuses + (orClose ? " or a close" : "");
        if (head == null) {
            if (orClose && ws.closedAt() != null) {
                world.verdicts().saw("the connection of " + name + " was closed");
                return;
            }
            throw world.verdicts().failed(expected, "no HTTP response: " + ws.closedWhy(), "", "");
        }
        if (!isOneOf(head, statuses)) {
            throw world.verdicts().failed(expected, "it received " + head.startLine(), head.text(), "");
        }
        SipText asText = SipText.parse(head.bytes());
        for (HeaderExpectation header : headers) {
            header.missing(asText).ifPresent(actual -> {
                throw world.verdicts().failed(header.text(), actual, head.text(), "");
            });
        }
        world.verdicts().saw(name + " received " + head.startLine());
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Where the answer to the upgrade has this header, the harness cannot go on: the scenario ends as unsupported.",
            examples = {"this can be tried only if raw was answered without Sec-WebSocket-Extensions"})
    @Given("^this can be tried only if (\\w+) was answered without ([\\w-]+)$")
    public void onlyWithout(String name, String header) {
        Optional.ofNullable(Opening.webSocket(opening.endpoint(name)).answer())
                .flatMap(h -> h.value(header))
                .ifPresent(value -> {
                    throw world.verdicts().unsupported("the harness does not speak " + header + ": " + value);
                });
    }

    @Sentence(
            topic = TOPIC,
            does = "Compares Sec-WebSocket-Accept with the one computed from the key of this connection.",
            examples = {"the accept key of raw is that of its own key"})
    @Then("^the accept key of (\\w+) is that of its own key$")
    public void acceptKey(String name) {
        world.looks();
        WebSocketTransport ws = Opening.webSocket(opening.endpoint(name));
        String expected = accept(Optional.ofNullable(ws.asked()));
        String actual = Optional.ofNullable(ws.answer())
                .flatMap(h -> h.value("Sec-WebSocket-Accept"))
                .orElse("none");
        if (!actual.equals(expected)) {
            throw world.verdicts().failed("Sec-WebSocket-Accept: " + expected, actual, "", "");
        }
        world.verdicts().saw("the accept key is right");
    }

    static String accept(Optional<HttpHead> request) {
        String key = request.flatMap(h -> h.value("Sec-WebSocket-Key")).orElse("");
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the Java platform must offer SHA-1", e);
        }
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Makes so many handshakes, so many at a time, each with a key of its own: each must be answered with 101 and its own"
                            + " accept key.",
            examples = {
                "20 handshakes, 1 at a time, each get their own accept key",
                "600 handshakes, 20 at a time, each get their own accept key"
            })
    @Then("^(\\d+) handshakes, (\\d+) at a time, each get their own accept key$")
    public void handshakes(int count, int atOnce) {
        int wrong = 0;
        String first = "";
        for (int done = 0; done < count; done += atOnce) {
            List<WebSocketTransport> round = new ArrayList<>();
            for (int i = 0; i < Math.min(atOnce, count - done); i++) {
                round.add(opening.handshake());
            }
            Instant limit = Instant.now().plus(Duration.ofSeconds(8));
            for (WebSocketTransport ws : round) {
                world.handshakes().awaitTrue(limit, () -> ws.answer() != null || ws.closedAt() != null);
                HttpHead head = ws.answer();
                String got = head == null
                        ? "no answer" + (ws.closedWhy().isEmpty() ? "" : " (" + ws.closedWhy() + ")")
                        : head.value("Sec-WebSocket-Accept")
                                .filter(key -> head.startLine().matches("HTTP/1\\.1 101\\b.*"))
                                .orElse(head.startLine());
                if (!got.equals(accept(Optional.ofNullable(ws.asked())))) {
                    wrong++;
                    first = first.isEmpty() ? got : first;
                }
                world.loop().execute(ws::close);
            }
        }
        world.looks();
        if (wrong > 0) {
            throw world.verdicts()
                    .failed(count + " accept keys of their own", wrong + " were not, the first: " + first, "", "");
        }
        world.verdicts().saw(count + " accept keys were right");
    }
}
