package io.sipwright.scenarios.step;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import io.sipwright.scenarios.evidence.BehindNat;
import io.sipwright.scenarios.network.NatKind;
import io.sipwright.scenarios.phone.BrowserBehindNat;

/** Steps that put browsers behind NATs. */
public final class NatSteps {
    private final World world;

    public NatSteps(World world) {
        this.world = world;
    }

    /** Opens a phone behind a NAT and registers it. Where no UDP passes, the rest of the scenario cannot be tried. */
    @Given("{word} is registered behind a(n) {nat} NAT")
    public void isRegisteredBehind(String name, NatKind nat) {
        BrowserBehindNat browser = world.behind(nat);
        world.party(name).uses(browser);
        world.note(new BehindNat(nat.word(), browser.outside()));
        new RegistrationSteps(world).isRegistered(name);
        if (!nat.passesUdp()) {
            throw world.unsupported("no UDP passes the NAT " + nat.word()
                    + ", and the harness brings no TURN server for media over TCP");
        }
    }

    @When("the NAT forgets its bindings")
    public void forgets() {
        world.behindNats().forEach(BrowserBehindNat::rebind);
    }
}
