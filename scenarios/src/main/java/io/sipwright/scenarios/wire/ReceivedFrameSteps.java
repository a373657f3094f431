package io.sipwright.scenarios.wire;

import io.cucumber.java.en.Then;
import io.sipwright.pstn.wire.Direction;
import io.sipwright.pstn.wire.ws.Frame;
import io.sipwright.scenarios.endpoint.Durations;
import io.sipwright.scenarios.endpoint.Endpoint;
import io.sipwright.scenarios.endpoint.LoggedMessage;
import io.sipwright.scenarios.endpoint.MessagePattern;
import io.sipwright.scenarios.endpoint.SentRequest;
import io.sipwright.scenarios.endpoint.WebSocketTransport;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Steps for received frames: other than SIP, and the frames in which SIP arrives. */
public final class ReceivedFrameSteps {
    private static final String TOPIC = "WebSocket frames";

    private final WireWorld world;
    private final Opening opening;

    public ReceivedFrameSteps(WireWorld world) {
        this.world = world;
        opening = new Opening(world);
    }

    @Sentence(
            topic = TOPIC,
            does = "Looks back over the whole connection: no Pong has come.",
            examples = {"raw has received no Pong"})
    @Then("^(\\w+) has received no Pong$")
    public void noPong(String name) {
        Optional<Frame> pong = Opening.webSocket(opening.endpoint(name)).frames().stream()
                .map(WebSocketTransport.ReceivedFrame::frame)
                .filter(f -> f.opcode() == Frame.PONG)
                .findFirst();
        world.looks();
        if (pong.isPresent()) {
            throw world.verdicts().failed(name + " receives no Pong", "it received " + pong.get(), "", "");
        }
        world.verdicts().saw(name + " received no Pong");
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Waits for a request that comes in one unfragmented frame of this kind, whose body is byte for byte the one that the"
                            + " other endpoint sent last with that method.",
            examples = {"alice receives MESSAGE in one binary frame, with the body that desk sent"})
    @Then("^(\\w+) receives ([A-Z]+) in one (text|binary) frame, with the body that (\\w+) sent$")
    public void body(String name, String method, String kind, String sender) {
        Endpoint endpoint = opening.endpoint(name);
        Reception.Result result = new Reception(world).await(endpoint, method, Opening.PATIENCE);
        world.looks();
        String expected = name + " receives " + method + " in one " + kind + " frame";
        LoggedMessage message = result.message()
                .orElseThrow(() -> world.verdicts().failed(expected, result.instead(), result.shown(), ""));
        Frame frame = Opening.webSocket(endpoint).frames().stream()
                .map(WebSocketTransport.ReceivedFrame::frame)
                .filter(f -> Arrays.equals(f.payload(), message.bytes()))
                .findFirst()
                .orElseThrow(() -> world.verdicts().failed(expected, "it came in fragments", "", ""));
        if (frame.opcode() != (kind.equals("text") ? Frame.TEXT : Frame.BINARY)) {
            throw world.verdicts()
                    .failed(
                            expected,
                            "it came in a frame: " + frame,
                            message.sip().text(),
                            "");
        }
        byte[] sent = opening.endpoint(sender).messages().stream()
                .filter(m -> m.direction() == Direction.SENT && m.sip().method().equals(method))
                .reduce((a, b) -> b)
                .map(m -> m.sip().body())
                .orElseThrow(() -> world.verdicts().failed(sender + " has sent " + method, "it has sent none", "", ""));
        if (!Arrays.equals(sent, message.sip().body())) {
            throw world.verdicts()
                    .failed(
                            "the body that " + sender + " sent",
                            "another body came",
                            message.sip().text(),
                            "");
        }
        world.verdicts().saw(message.summary() + " came in a frame: " + frame);
    }

    @Sentence(
            topic = TOPIC,
            does = "Waits for an answer, or that the server ends the connection.",
            examples = {
                "raw receives 4xx, or the server closes the connection",
                "raw receives 413, or the server closes the connection within 5 s"
            })
    @Then("^(\\w+) receives (" + MessagePattern.FORM + "), or the server closes the connection(?: within ("
            + Durations.FORM + "))?$")
    public void answerOrClose(String name, String what, @Nullable String within) {
        Endpoint endpoint = opening.endpoint(name);
        WebSocketTransport ws = Opening.webSocket(endpoint);
        MessagePattern pattern = MessagePattern.parse(what);
        Reception reception = new Reception(world);
        Duration time = limit(within);
        endpoint.log()
                .awaitTrue(
                        Instant.now().plus(time),
                        () -> ws.closedAt() != null
                                || first(reception, endpoint, pattern).isPresent());
        world.looks();
        Optional<LoggedMessage> message = first(reception, endpoint, pattern);
        message.ifPresent(LoggedMessage::take);
        if (message.isEmpty() && ws.closedAt() == null) {
            throw world.verdicts()
                    .failed(
                            name + " receives " + what + ", or the server closes the connection",
                            "neither came within " + Durations.text(time),
                            "",
                            "");
        }
        world.verdicts()
                .saw(message.map(m -> name + " received " + m.summary()).orElse("the server closed the connection"));
    }

    private static Optional<LoggedMessage> first(Reception reception, Endpoint endpoint, MessagePattern pattern) {
        return reception.open(endpoint).stream()
                .filter(m -> pattern.matches(m.sip()))
                .findFirst();
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Waits, then compares start line, top Via and CSeq of all messages that the endpoint has received: none came"
                            + " twice.",
            examples = {"web receives no message twice for 20 s"})
    @Then("^(\\w+) receives no message twice for (" + Durations.FORM + ")$")
    public void noneTwice(String name, String time) {
        Endpoint endpoint = opening.endpoint(name);
        Optional<LoggedMessage> again = endpoint.log()
                .await(Instant.now().plus(world.values().time(time)), () -> repeated(endpoint.messages()));
        world.looks();
        if (again.isPresent()) {
            throw world.verdicts()
                    .failed(
                            name + " receives no message twice for " + time,
                            again.get().summary() + " came again",
                            again.get().sip().text(),
                            "");
        }
        world.verdicts().saw(name + " received no message twice for " + time);
    }

    private static Optional<LoggedMessage> repeated(List<LoggedMessage> messages) {
        Set<String> seen = new HashSet<>();
        return messages.stream()
                .filter(m -> m.direction() == Direction.RECEIVED)
                .filter(m -> !seen.add(m.sip().startLine()
                        + m.sip().branch()
                        + m.sip().header("CSeq").orElse("")))
                .findFirst();
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Looks back over all responses that the endpoint has received: each belongs to a request that it has sent, by branch and Call-ID.",
            examples = {"one has received answers to its own requests only"})
    @Then("^(\\w+) has received answers to its own requests only$")
    public void own(String name) {
        Optional<LoggedMessage> foreign = opening.endpoint(name).messages().stream()
                .filter(m -> m.direction() == Direction.RECEIVED && m.sip().isResponse() && !answersItsRequest(m))
                .findFirst();
        world.looks();
        if (foreign.isPresent()) {
            throw world.verdicts()
                    .failed(
                            name + " receives answers to its own requests",
                            foreign.get().summary() + " belongs to none",
                            foreign.get().sip().text(),
                            "");
        }
        world.verdicts().saw("all answers belong to requests of " + name);
    }

    /** A branch alone is not enough: two connections may use the same one. */
    private static boolean answersItsRequest(LoggedMessage response) {
        SentRequest request = response.request();
        return request != null && request.text().callId().equals(response.sip().callId());
    }

    private Duration limit(@Nullable String within) {
        return within == null ? Opening.PATIENCE : world.values().time(within);
    }
}
