package io.sipwright.scenarios.wire;

import io.cucumber.java.en.When;
import io.sipwright.scenarios.network.NatKind;
import io.sipwright.scenarios.network.NatLaboratory;
import io.sipwright.scenarios.network.NatNetwork;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** NATs in front of endpoints and their media. */
public final class NatSteps {
    private static final String TOPIC = "Media";
    private static final Pattern HABIT = Pattern.compile("is behind an? ([a-z-]+) NAT");

    private final WireWorld world;

    public NatSteps(WireWorld world) {
        this.world = world;
    }

    /** The NAT of a habit of media; empty if the habit is another one. */
    static Optional<NatKind> kind(String habit) {
        Matcher matcher = HABIT.matcher(habit);
        return matcher.matches() ? Optional.of(named(matcher.group(1))) : Optional.empty();
    }

    static NatKind named(String word) {
        return NatKind.named(word)
                .orElseThrow(() -> new IllegalArgumentException("there is no NAT of the kind \"" + word + "\""));
    }

    /** A network behind a NAT for this endpoint, which ends with the scenario. */
    NatNetwork open(String endpoint, NatKind kind) {
        try {
            NatNetwork network = NatLaboratory.open(
                    kind,
                    world.target().sip().getAddress(),
                    world.lane().loop(),
                    world.lane().run().nextSignature());
            world.nat(endpoint, network);
            return network;
        } catch (IOException e) {
            throw world.verdicts().unsupported("this machine lacks an address for a NAT: " + e.getMessage());
        }
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "The NAT loses all its bindings, as after a restart: what is sent from then on comes from other ports.",
            examples = {"the NAT of web forgets its bindings"})
    @When("^the NAT of (\\w+) forgets its bindings$")
    public void forgets(String name) {
        world.acts();
        world.nat(name)
                .orElseThrow(() -> new IllegalArgumentException(name + " is behind no NAT"))
                .rebind();
    }
}
