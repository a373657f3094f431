package io.sipwright.scenarios.step;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.sipwright.scenarios.evidence.BehindNat;
import io.sipwright.scenarios.evidence.HeardAgain;
import io.sipwright.scenarios.evidence.MediaRelay;
import io.sipwright.scenarios.network.NatKind;
import io.sipwright.scenarios.network.TurnServer;
import io.sipwright.scenarios.phone.BrowserBehindNat;
import java.time.Duration;
import java.time.Instant;

/** Steps that put browsers behind NATs. */
public final class NatSteps {
    private final World world;
    private String forgotten = "";
    private Instant forgottenAt = Instant.EPOCH;

    public NatSteps(World world) {
        this.world = world;
    }

    /** Opens a phone behind a NAT and registers it. */
    @Given("{word} is registered behind a(n) {nat} NAT")
    public void isRegisteredBehind(String name, NatKind nat) {
        BrowserBehindNat browser = world.behind(nat);
        world.party(name).uses(browser);
        world.note(new BehindNat(nat.word(), browser.outside()));
        new RegistrationSteps(world).isRegistered(name);
    }

    /** Opens a phone behind a NAT, whose media a TURN server relays, and registers it. */
    @Given("{word} is registered behind a(n) {nat} NAT, with media by TURN over {transport}")
    public void isRegisteredBehind(String name, NatKind nat, TurnServer.Transport transport) {
        TurnServer relay = world.turn(transport);
        world.party(name).relayedBy(relay);
        world.note(new MediaRelay(relay.url(), transport.name()));
        isRegisteredBehind(name, nat);
    }

    @When("the NAT forgets its bindings")
    public void forgets() {
        forgotten("bindings");
        world.behindNats().forEach(BrowserBehindNat::rebind);
    }

    /** Neither end is told. A browser whose connections do not pass the NAT cannot try the rest of the scenario. */
    @When("the NAT forgets its connections")
    public void forgetsConnections() {
        forgotten("connections");
        if (!world.behindNats().stream().allMatch(BrowserBehindNat::forgetConnections)) {
            throw world.unsupported("the WebSockets of this browser do not pass the NAT");
        }
    }

    private void forgotten(String what) {
        forgotten = what;
        forgottenAt = Instant.now();
    }

    /** Waits until both ends of the newest call hear each other, from when on they hear each other without gaps. */
    @Then("they hear each other again within {int} s")
    public void hearAgain(int seconds) {
        Conversation call = world.call();
        Duration limit = Duration.ofSeconds(seconds);
        if (call.up()) {
            call.note(new HeardAgain(forgotten, limit, world.listener(call).heardAgain(forgottenAt, limit)));
        }
    }
}
