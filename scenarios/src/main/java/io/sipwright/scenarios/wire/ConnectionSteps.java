package io.sipwright.scenarios.wire;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.wire.ws.Frame;
import io.sipwright.scenarios.endpoint.Durations;
import io.sipwright.scenarios.endpoint.Endpoint;
import io.sipwright.scenarios.endpoint.WebSocketTransport;
import io.sipwright.scenarios.network.namespace.NetworkUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Steps for the life of WebSocket connections. */
public final class ConnectionSteps {
    private static final String TOPIC = "WebSocket connections";

    private final WireWorld world;
    private final Opening opening;

    public ConnectionSteps(WireWorld world) {
        this.world = world;
        opening = new Opening(world);
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Waits until the server ends the connection, with one of these codes in its Close frame, or `none`: without a"
                            + " Close frame.",
            examples = {
                "the server closes the connection of raw within 5 s",
                "the server closes the connection of raw within 5 s with code 1002 or none"
            })
    @Then("^the server closes the connection of (\\w+)(?: within (" + Durations.FORM
            + "))?(?: with code ([\\d, orne]+))?$")
    public void closes(String name, @Nullable String within, @Nullable String codes) {
        Endpoint endpoint = opening.endpoint(name);
        WebSocketTransport ws = Opening.webSocket(endpoint);
        Duration time = within == null ? Opening.PATIENCE : world.values().time(within);
        String expected = "the server closes the connection of " + name + " within " + Durations.text(time)
                + (codes == null ? "" : " with code " + codes);
        boolean ended = endpoint.log().awaitTrue(Instant.now().plus(time), () -> ws.closedAt() != null);
        world.looks();
        Optional<Integer> code = ws.frames().stream()
                .map(WebSocketTransport.ReceivedFrame::frame)
                .filter(f -> f.opcode() == Frame.CLOSE)
                .map(Frame::closeCode)
                .findFirst();
        String actual = !ended
                ? "the connection is still open"
                        + code.map(c -> " after a Close frame with " + c).orElse("")
                : "the connection ended " + code.map(c -> "with code " + c).orElse("without a Close frame");
        boolean right = codes == null
                || List.of(codes.split(", | or "))
                        .contains(code.map(String::valueOf).orElse("none"));
        if (!ended || !right) {
            throw world.verdicts().failed(expected, actual, "", "");
        }
        world.verdicts().saw(actual);
    }

    @Sentence(
            topic = TOPIC,
            does = "Checks that the connection does not end in this time.",
            examples = {"the connection of web stays open for 1 s"})
    @Then("^the connection of (\\w+) stays open for (" + Durations.FORM + ")$")
    public void staysOpen(String name, String time) {
        Endpoint endpoint = opening.endpoint(name);
        WebSocketTransport ws = Opening.webSocket(endpoint);
        boolean ended =
                endpoint.log().awaitTrue(Instant.now().plus(world.values().time(time)), () -> ws.closedAt() != null);
        world.looks();
        if (ended) {
            throw world.verdicts()
                    .failed("the connection of " + name + " stays open", "it ended: " + ws.closedWhy(), "", "");
        }
        world.verdicts().saw("the connection of " + name + " stayed open");
    }

    @Sentence(
            topic = TOPIC,
            does = "Ends the connection: with a Close frame, or by a reset of TCP as when a network is lost.",
            examples = {"web closes its connection", "web loses its connection"})
    @When("^(\\w+) (closes|loses) its connection$")
    public void ends(String name, String how) {
        Endpoint endpoint = opening.endpoint(name);
        WebSocketTransport ws = Opening.webSocket(endpoint);
        world.acts();
        endpoint.onLoop(how.equals("closes") ? ws::close : ws::abort);
        endpoint.log().awaitTrue(Instant.now().plus(Opening.PATIENCE), () -> ws.closedAt() != null);
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "From now on no packet of the connection passes in either direction, and neither side is told: as when a NAT has lost"
                            + " its binding. Needs Linux.",
            examples = {"the network of web goes silent"})
    @When("^the network of (\\w+) goes silent$")
    public void goesSilent(String name) {
        WebSocketTransport ws = Opening.webSocket(opening.endpoint(name));
        world.acts();
        try {
            ws.silence();
        } catch (NetworkUnavailableException e) {
            throw world.verdicts().unsupported(String.valueOf(e.getMessage()));
        }
    }

    @Sentence(
            topic = TOPIC,
            does = "Sends a request in two fragments with a Ping of so many bytes between them.",
            examples = {"web sends OPTIONS in 2 frames with a Ping of 4 bytes between"})
    @When("^(\\w+) sends ([A-Z]+) in 2 frames with a Ping of (\\d+) bytes between$")
    public void pingBetween(String name, String method, int size) {
        Endpoint endpoint = opening.endpoint(name);
        SipText message = endpoint.request(method, "sip:" + world.domain());
        byte[] bytes = message.bytes();
        int half = bytes.length / 2;
        byte[] ping = new byte[size];
        Arrays.fill(ping, (byte) 'p');
        world.acts();
        endpoint.sendBy(message, ws -> {
            ws.send(Frame.of(Frame.TEXT, Arrays.copyOf(bytes, half)).withFin(false));
            ws.send(Frame.of(Frame.PING, ping));
            ws.send(Frame.of(Frame.CONTINUATION, Arrays.copyOfRange(bytes, half, bytes.length)));
        });
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Sends a text frame without FIN and then continuation frames of this size, until the connection ends or so much was"
                            + " sent.",
            examples = {"raw sends fragments of 16 KB without end, up to 8 MB"})
    @When("^(\\w+) sends fragments of (\\d+) KB without end, up to (\\d+) MB$")
    public void endless(String name, int kilobytes, int megabytes) {
        byte[] piece = piece(kilobytes);
        Random random = new Random();
        byte[] first = Frame.of(Frame.TEXT, piece).withFin(false).bytes(random);
        byte[] next = Frame.of(Frame.CONTINUATION, piece).withFin(false).bytes(random);
        pour(opening.endpoint(name), first, next, megabytes);
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Announces a frame of this length and sends its payload in pieces, until the connection ends or so much was sent.",
            examples = {"raw sends a frame of 4611686018427387904 bytes in pieces of 16 KB, up to 8 MB"})
    @When("^(\\w+) sends a frame of (\\d+) bytes in pieces of (\\d+) KB, up to (\\d+) MB$")
    public void overlong(String name, String length, int kilobytes, int megabytes) {
        byte[] piece = piece(kilobytes);
        byte[] first = Frame.of(Frame.TEXT, piece).bytes(new Random(), Long.parseLong(length));
        pour(opening.endpoint(name), first, piece, megabytes);
    }

    private static byte[] piece(int kilobytes) {
        byte[] piece = new byte[kilobytes * 1024];
        Arrays.fill(piece, (byte) 'x');
        return piece;
    }

    private void pour(Endpoint endpoint, byte[] first, byte[] next, int megabytes) {
        WebSocketTransport ws = Opening.webSocket(endpoint);
        world.acts();
        endpoint.onLoop(() -> ws.write(first));
        for (long sent = 0; sent < megabytes * 1024L * 1024 && ws.closedAt() == null; sent += next.length) {
            endpoint.onLoop(() -> ws.write(next));
        }
    }
}
