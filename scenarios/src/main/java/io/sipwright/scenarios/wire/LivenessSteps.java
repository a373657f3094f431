package io.sipwright.scenarios.wire;

import io.cucumber.java.en.Then;
import io.sipwright.scenarios.endpoint.AutomaticBehaviour;
import io.sipwright.scenarios.endpoint.Endpoint;
import java.util.Optional;

/** Steps that check whether a target still works. */
public final class LivenessSteps {
    private final WireWorld world;

    public LivenessSteps(WireWorld world) {
        this.world = world;
    }

    @Sentence(
            topic = "Expecting",
            does = "Reads the bindings of an account from another port: shows that the target works and serves others.",
            examples = {"the target still serves alice"})
    @Then("^the target still serves (\\w+)$")
    public void stillServes(String account) {
        world.looks();
        Endpoint witness =
                new Opening(world).open("witness", Opening.ANY, null, Optional.of(account), AutomaticBehaviour.ALL);
        Reception.Result result = new Reception(world)
                .send(
                        witness,
                        witness.request("REGISTER", "sip:" + world.domain()).without("Contact"))
                .await(witness, "200", Opening.PATIENCE);
        world.looks();
        if (result.message().isEmpty()) {
            throw world.verdicts()
                    .failed("200 to a REGISTER from another port afterwards", result.instead(), result.shown(), "");
        }
        world.verdicts().saw("the target answers REGISTER afterwards");
    }
}
