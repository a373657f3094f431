package io.sipwright.scenarios.wire;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.wire.ws.Frame;
import io.sipwright.scenarios.endpoint.Durations;
import io.sipwright.scenarios.endpoint.Endpoint;
import io.sipwright.scenarios.endpoint.HeaderExpectation;
import io.sipwright.scenarios.endpoint.LoggedMessage;
import io.sipwright.scenarios.endpoint.MessagePattern;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Steps for many messages at once and for counts. */
public final class CountSteps {
    private static final String TOPIC = "Numbers of messages";
    private static final Duration SECOND_COPY = Duration.ofMillis(700);
    private static final String DIRECTION = "a=(?:sendrecv|sendonly|recvonly|inactive)\r\n";

    private final WireWorld world;
    private final Opening opening;

    public CountSteps(WireWorld world) {
        this.world = world;
        opening = new Opening(world);
    }

    @Sentence(
            topic = TOPIC,
            does = "Sends so many requests, each in a transaction of its own, without waiting for answers.",
            examples = {"web sends 30 OPTIONS at once", "stranger sends 20 INVITE to alice at once"})
    @When("^(\\w+) sends (\\d+) ([A-Z]+)(?: to ([^\\s]+|\\{[^}]+}))? at once$")
    public void many(String name, int count, String method, @Nullable String to) {
        Endpoint endpoint = opening.endpoint(name);
        String uri = to == null ? "sip:" + world.domain() : world.values().uri(to);
        world.acts();
        for (int i = 0; i < count; i++) {
            world.pace().await();
            endpoint.send(endpoint.request(method, uri));
        }
    }

    @Sentence(
            topic = TOPIC,
            does = "Sends so many complete frames in one TCP segment, or one frame a byte per segment.",
            examples = {"raw sends 3 OPTIONS in one segment"})
    @When("^(\\w+) sends (\\d+) ([A-Z]+) in one segment$")
    public void oneSegment(String name, int count, String method) {
        Endpoint endpoint = opening.endpoint(name);
        List<SipText> messages = new ArrayList<>();
        ByteArrayOutputStream segment = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            SipText message = endpoint.request(method, "sip:" + world.domain());
            messages.add(message);
            segment.writeBytes(Frame.of(Frame.TEXT, message.bytes()).bytes(new Random()));
        }
        world.acts();
        for (int i = 0; i < count; i++) {
            boolean last = i == count - 1;
            endpoint.sendBy(messages.get(i), ws -> {
                if (last) {
                    ws.write(segment.toByteArray());
                }
            });
        }
    }

    @Sentence(
            topic = TOPIC,
            does = "Sends a request with each byte of its frame in a TCP segment of its own.",
            examples = {"web sends REGISTER one byte per segment"})
    @When("^(\\w+) sends ([A-Z]+) one byte per segment$")
    public void byteByByte(String name, String method) {
        Endpoint endpoint = opening.endpoint(name);
        SipText message = endpoint.request(method, "sip:" + world.domain());
        world.acts();
        endpoint.sendBy(message, ws -> {
            for (byte b : Frame.of(Frame.TEXT, message.bytes()).bytes(new Random())) {
                ws.write(new byte[] {b});
            }
        });
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Sends a request to a person whose description is padded to this size, in one frame or datagram. With a direction at its"
                            + " end the answer shows whether the last line has arrived.",
            examples = {
                "web sends INVITE of 16 KB to alice",
                "web sends INVITE of 16 KB to alice with a=sendonly at its end"
            })
    @When("^(\\w+) sends ([A-Z]+) of (\\d+) KB to ([^\\s]+|\\{[^}]+})(?: with (a=\\w+) at its end)?$")
    public void large(String name, String method, int kilobytes, String to, @Nullable String direction) {
        Endpoint endpoint = opening.endpoint(name);
        SipText usual = endpoint.request(method, world.values().uri(to));
        String body = direction == null ? usual.bodyText() : usual.bodyText().replaceAll(DIRECTION, "");
        String end = direction == null ? "" : direction + "\r\n";
        int missing = kilobytes * 1024 - usual.bytes().length - 4;
        String line = "a=x-padding:" + "p".repeat(100) + "\r\n";
        String padded = body + line.repeat(Math.max(0, missing / line.length())) + end;
        String type = usual.header("Content-Type").orElse("text/plain");
        world.acts();
        endpoint.send(usual.edit().body(type, padded).done());
    }

    @Sentence(
            topic = TOPIC,
            does = "Several endpoints register at the same moment; each 200 is waited for.",
            examples = {"one, two and three register at once"})
    @When("^(" + Words.NAMES + ") register at once$")
    public void registerAtOnce(String names) {
        world.acts();
        List<Endpoint> endpoints =
                Words.names(names).stream().map(opening::endpoint).toList();
        for (Endpoint endpoint : endpoints) {
            endpoint.send(endpoint.request("REGISTER", "sip:" + world.domain())
                    .with("Contact", "<" + endpoint.contact() + ">")
                    .with("Expires", "600"));
        }
        for (Endpoint endpoint : endpoints) {
            Reception.Result result = new Reception(world).await(endpoint, "200", Opening.PATIENCE);
            if (result.message().isEmpty()) {
                throw world.verdicts()
                        .failed(
                                "200 to the REGISTER of " + endpoint.identity().name(),
                                result.instead(),
                                result.shown(),
                                "REG-001");
            }
            world.registered(endpoint.identity().name());
        }
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Waits for so many messages since the last action, whichever request they answer, and 700 ms that there are no more;"
                            + " with `each with another` a header or parameter differs in all of them.",
            examples = {
                "web receives 200 exactly 30 times",
                "alice receives INVITE exactly 2 times within 2 s",
                "bob receives 200 exactly 2 times, each with another To;tag"
            })
    @Then("^(\\w+) receives (" + MessagePattern.FORM + ") exactly (\\d+) times(?: within (" + Durations.FORM
            + "))?(?:, each with another ([\\w-]+(?:;\\w+)?))?$")
    public void times(String name, String what, int count, @Nullable String within, @Nullable String cell) {
        Duration limit = within == null ? Opening.PATIENCE : world.values().time(within);
        List<LoggedMessage> came = await(name, what, count, limit);
        String expected = name + " receives " + what + " exactly " + count + " times";
        if (came.size() != count) {
            throw world.verdicts().failed(expected, "it came " + came.size() + " times", "", "");
        }
        if (cell != null) {
            HeaderExpectation header = HeaderExpectation.of(List.of(cell, "present"));
            List<String> values =
                    came.stream().flatMap(m -> header.read(m.sip()).stream()).toList();
            if (new HashSet<>(values).size() != count) {
                throw world.verdicts().failed(expected + ", each with another " + cell, values.toString(), "", "");
            }
        }
        world.verdicts().saw(expected);
    }

    @Sentence(
            topic = TOPIC,
            does = "Compares how many messages came since the last action; more are waited for 2 s.",
            examples = {"desk receives INVITE at most 10 times"})
    @Then("^(\\w+) receives (" + MessagePattern.FORM + ") at most (\\d+) times$")
    public void atMost(String name, String what, int count) {
        List<LoggedMessage> came = await(name, what, count + 1, Duration.ofSeconds(2));
        String seen = "it came " + came.size() + " times";
        if (came.size() > count) {
            throw world.verdicts().failed(name + " receives " + what + " at most " + count + " times", seen, "", "");
        }
        world.verdicts().saw(seen);
    }

    private List<LoggedMessage> await(String name, String what, int count, Duration limit) {
        Endpoint endpoint = opening.endpoint(name);
        MessagePattern pattern = MessagePattern.parse(what);
        Reception reception = new Reception(world);
        endpoint.log()
                .awaitTrue(
                        Instant.now().plus(limit),
                        () -> matching(reception, endpoint, pattern).size() >= count);
        endpoint.log()
                .awaitTrue(
                        Instant.now().plus(SECOND_COPY),
                        () -> matching(reception, endpoint, pattern).size() > count);
        world.looks();
        List<LoggedMessage> came = matching(reception, endpoint, pattern);
        came.forEach(LoggedMessage::take);
        return came;
    }

    private static List<LoggedMessage> matching(Reception reception, Endpoint endpoint, MessagePattern pattern) {
        return reception.open(endpoint).stream()
                .filter(m -> pattern.matches(m.sip()))
                .toList();
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Sends a request so many times, waits for each answer, and compares a header or parameter of the answers: all differ.",
            examples = {"desk sends REGISTER 500 times and WWW-Authenticate;nonce is different each time"})
    @Then("^(\\w+) sends ([A-Z]+) (\\d+) times and ([\\w-]+(?:;\\w+)?) is different each time$")
    public void different(String name, String method, int count, String cell) {
        Endpoint endpoint = opening.endpoint(name);
        Set<String> seen = new HashSet<>();
        HeaderExpectation header = HeaderExpectation.of(List.of(cell, "present"));
        for (int i = 0; i < count; i++) {
            world.looks();
            world.acts();
            world.pace().await();
            endpoint.send(endpoint.request(method, "sip:" + world.domain()));
            Reception.Result answer = new Reception(world).await(endpoint, "a final response", Opening.PATIENCE);
            Optional<String> value = answer.message().flatMap(m -> header.read(m.sip()));
            String text = value.orElseThrow(() -> world.verdicts()
                    .failed("an answer with " + cell, answer.instead() + " without it", answer.shown(), ""));
            if (!seen.add(text)) {
                throw world.verdicts().failed(count + " different " + cell, text + " came twice", "", "");
            }
        }
        world.looks();
        world.verdicts().saw(count + " answers with different " + cell);
    }
}
