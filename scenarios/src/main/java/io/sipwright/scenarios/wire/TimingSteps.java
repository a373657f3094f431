package io.sipwright.scenarios.wire;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.scenarios.endpoint.Durations;
import io.sipwright.scenarios.endpoint.Endpoint;
import io.sipwright.scenarios.endpoint.HeaderChange;
import io.sipwright.scenarios.endpoint.LoggedMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Compares how long the target takes to answer. */
public final class TimingSteps {
    private static final String TOPIC = "Numbers of messages";
    private static final List<HeaderChange> ANEW =
            List.of(HeaderChange.of("Call-ID", "new"), HeaderChange.of("Via;branch", "new"));

    private final WireWorld world;
    private final Opening opening;
    private final Map<String, List<Duration>> times = new LinkedHashMap<>();

    public TimingSteps(WireWorld world) {
        this.world = world;
        opening = new Opening(world);
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Two endpoints take turns in sending their last request again, each time as a new one, and wait for its final response."
                            + " What slows the target or this machine down meets both.",
            examples = {"guess and nobody send their last request 9 times again, in turn"})
    @When("^(\\w+) and (\\w+) send their last request (\\d+) times again, in turn$")
    public void inTurn(String one, String other, int count) {
        times.clear();
        SipText ofOne = last(one);
        SipText ofOther = last(other);
        for (int i = 0; i < count; i++) {
            times.computeIfAbsent(one, n -> new ArrayList<>()).add(answered(one, ofOne));
            times.computeIfAbsent(other, n -> new ArrayList<>()).add(answered(other, ofOther));
        }
        world.looks();
    }

    private SipText last(String name) {
        return opening.endpoint(name)
                .lastRequest(Optional.empty())
                .orElseThrow(() -> world.verdicts().failed("a request of " + name, "it has sent none", "", ""))
                .text();
    }

    private Duration answered(String name, SipText request) {
        Endpoint endpoint = opening.endpoint(name);
        SipText next = HeaderChange.apply(request, ANEW);
        world.looks();
        world.acts();
        long began = System.nanoTime();
        endpoint.send(next);
        Reception.Result result = new Reception(world).await(endpoint, "a final response", Opening.PATIENCE);
        LoggedMessage message = result.message().orElseThrow(() -> world.verdicts()
                .failed("a final response to " + name, result.instead(), result.shown(), ""));
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        if (message.sip().cseqMethod().equals("INVITE")) {
            endpoint.ack(message.sip()).ifPresent(ack -> endpoint.sendRaw(ack.bytes()));
        }
        return took;
    }

    @Sentence(
            topic = TOPIC,
            does = "Compares the medians of the step before.",
            examples = {"their median times to the final response differ by at most 50 ms"})
    @Then("^their median times to the final response differ by at most (" + Durations.FORM + ")$")
    public void differ(String most) {
        List<String> names = List.copyOf(times.keySet());
        Duration one = median(names.get(0));
        Duration other = median(names.get(1));
        String actual = names.get(0) + " waited " + Durations.text(one) + ", " + names.get(1) + " "
                + Durations.text(other) + " (medians)";
        world.looks();
        if (one.minus(other).abs().compareTo(world.values().time(most)) > 0) {
            throw world.verdicts().failed("answers that take equally long, within " + most, actual, "", "");
        }
        world.verdicts().saw(actual);
    }

    private Duration median(String name) {
        List<Duration> sorted =
                Objects.requireNonNull(times.get(name)).stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
