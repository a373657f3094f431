package io.sipwright.scenarios.wire;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.sipwright.pstn.wire.Direction;
import io.sipwright.scenarios.endpoint.Endpoint;
import io.sipwright.scenarios.endpoint.LoggedMessage;
import io.sipwright.scenarios.stun.StunMessage;
import io.sipwright.scenarios.stun.StunType;
import io.sipwright.scenarios.stun.StunWriter;
import io.sipwright.scenarios.stun.XorAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Optional;

/** STUN at the SIP port, which keeps the flow of a phone over UDP open (RFC 5626 §4.4.2, §5.4). */
public final class KeepAliveSteps {
    private static final String TOPIC = "Sending";

    private final WireWorld world;
    private final Opening opening;

    public KeepAliveSteps(WireWorld world) {
        this.world = world;
        opening = new Opening(world);
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Sends a STUN Binding request to the SIP port, as a phone that keeps its flow open (RFC 5626 §4.4.2).",
            examples = {"desk sends a STUN Binding request"})
    @When("^(\\w+) sends a STUN Binding request$")
    public void binding(String name) {
        world.acts();
        opening.endpoint(name).sendRaw(new StunWriter(StunType.BINDING_REQUEST, StunWriter.newTransactionId()).plain());
    }

    @Sentence(
            topic = TOPIC,
            does = "Waits 1 s for the answer to the Binding request: success, with the address of the endpoint.",
            examples = {"desk receives its own address by STUN"})
    @Then("^(\\w+) receives its own address by STUN$")
    public void mapped(String name) {
        Endpoint endpoint = opening.endpoint(name);
        InetSocketAddress own = endpoint.transport().local();
        boolean came = endpoint.log()
                .awaitTrue(Instant.now().plusSeconds(1), () -> answer(endpoint).isPresent());
        world.looks();
        Optional<InetSocketAddress> named = answer(endpoint).flatMap(XorAddress::read);
        if (!named.equals(Optional.of(own))) {
            String actual = named.map(
                            address -> "the answer names " + address.getHostString() + ":" + address.getPort())
                    .orElse(came ? "the answer is no success with an address" : "no answer came within 1 s");
            throw world.verdicts()
                    .failed(
                            name + " receives its own address " + own.getHostString() + ":" + own.getPort(),
                            actual,
                            "",
                            "");
        }
        world.verdicts().saw("STUN names " + own.getHostString() + ":" + own.getPort());
    }

    private static Optional<StunMessage> answer(Endpoint endpoint) {
        return endpoint.messages().stream()
                .filter(m -> m.direction() == Direction.RECEIVED)
                .map(LoggedMessage::bytes)
                .flatMap(bytes -> StunMessage.parse(bytes).stream())
                .reduce((earlier, later) -> later);
    }
}
