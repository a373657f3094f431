package io.sipwright.scenarios.wire;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.sipwright.pstn.sdp.SdpMedia;
import io.sipwright.pstn.sdp.SdpSyntax;
import io.sipwright.pstn.sdp.SdpText;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.wire.Direction;
import io.sipwright.scenarios.endpoint.Durations;
import io.sipwright.scenarios.endpoint.Endpoint;
import io.sipwright.scenarios.endpoint.HeaderExpectation;
import io.sipwright.scenarios.endpoint.LoggedMessage;
import io.sipwright.scenarios.judge.Expect;
import io.sipwright.scenarios.step.PortProbe;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Session descriptions as a whole; single lines are rows of tables like headers. */
public final class DescriptionSteps {
    private static final String TOPIC = "Session descriptions";

    private final WireWorld world;
    private final Opening opening;

    public DescriptionSteps(WireWorld world) {
        this.world = world;
        opening = new Opening(world);
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Looks back over all session descriptions that came: each is one to the letter of RFC 8866 (lines in order, CRLF,"
                            + " c= lines, forms). There must be at least two.",
            examples = {"every description that web has received is well formed"})
    @Then("^every description that (\\w+) has received is well formed$")
    public void wellFormed(String name) {
        List<SipText> all = described(opening.endpoint(name));
        for (SipText message : all) {
            Optional<String> fault = SdpSyntax.fault(message.bodyText());
            if (fault.isPresent()) {
                throw world.verdicts().failed("a well-formed description", fault.get(), message.text(), "");
            }
        }
        if (all.size() < 2) {
            throw world.verdicts().failed("descriptions at " + name, "there were " + all.size(), "", "");
        }
        world.verdicts().saw(all.size() + " well-formed descriptions at " + name);
    }

    private static List<SipText> described(Endpoint endpoint) {
        return endpoint.messages().stream()
                .filter(m -> m.direction() == Direction.RECEIVED)
                .map(LoggedMessage::sip)
                .filter(m -> m.contentType().equals("application/sdp") && m.body().length > 0)
                .toList();
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Waits until the port of the audio in the last description that came is closed: nothing takes packets there any more.",
            examples = {"the media port that desk has received is closed within 5 s"})
    @Then("^the media port that (\\w+) has received is closed within (" + Durations.FORM + ")$")
    public void portCloses(String name, String time) {
        String address = described(opening.endpoint(name)).stream()
                .flatMap(m -> SdpText.parse(m.body()).audio().stream())
                .filter(m -> m.port() > 0)
                .reduce((a, b) -> b)
                .map(DescriptionSteps::address)
                .orElseThrow(() -> world.verdicts().failed("a description at " + name, "there was none", "", ""));
        if (!Expect.within(world.values().time(time), () -> PortProbe.closed(address))) {
            throw world.verdicts().failed(address + " is closed within " + time, "it still takes packets", "", "");
        }
        world.verdicts().saw(address + " is closed");
    }

    private static String address(SdpMedia media) {
        return media.connectionAddress().orElse("") + ":" + media.port();
    }

    @Sentence(
            topic = TOPIC,
            does = "Calls so many times, one call after the other, and compares rows of the answers: all differ.",
            examples = {
                "web calls bob 50 times and audio a=ice-pwd is different each time",
                "web calls bob 50 times and audio a=ice-ufrag and audio a=ice-pwd are different each time"
            })
    @Then("^(\\w+) calls ([^\\s]+|\\{[^}]+}) (\\d+) times and (.+) (?:is|are) different each time$")
    public void different(String name, String whom, int count, String cells) {
        Endpoint endpoint = opening.endpoint(name);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < count; i++) {
            world.pace().await();
            SipText answer = answered(
                    endpoint,
                    "INVITE",
                    endpoint.request("INVITE", world.values().uri(whom)));
            for (String cell : cells.split(" and ")) {
                String value = HeaderExpectation.of(List.of(cell, "present"))
                        .read(answer)
                        .orElseThrow(() ->
                                world.verdicts().failed("a 200 with " + cell, "there is none", answer.text(), ""));
                if (!seen.add(cell + value)) {
                    throw world.verdicts()
                            .failed(count + " different " + cell, value + " came twice", answer.text(), "");
                }
            }
            answered(endpoint, "BYE", endpoint.inDialog("BYE", Optional.empty()).orElseThrow());
        }
        world.verdicts().saw(count + " calls with different " + cells);
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Sends so many requests within the dialog, each after the answer to the one before, which must be 200.",
            examples = {"web sends 10 INVITE in the dialog, one after the other"})
    @When("^(\\w+) sends (\\d+) ([A-Z]+) in the dialog, one after the other$")
    public void oneAfterTheOther(String name, int count, String method) {
        Endpoint endpoint = opening.endpoint(name);
        world.acts();
        Instant begin = world.stimulus();
        for (int i = 0; i < count; i++) {
            answered(
                    endpoint,
                    method,
                    endpoint.inDialog(method, Optional.empty()).orElseThrow());
        }
        world.acts(begin);
    }

    private SipText answered(Endpoint endpoint, String method, SipText request) {
        world.looks();
        world.acts();
        endpoint.send(request);
        Reception.Result result = new Reception(world).await(endpoint, "200", Opening.PATIENCE);
        return result.message().map(LoggedMessage::sip).orElseThrow(() -> world.verdicts()
                .failed("200 to " + method, result.instead(), "", "CALL-001"));
    }
}
