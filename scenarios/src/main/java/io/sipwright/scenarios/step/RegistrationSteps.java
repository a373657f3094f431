package io.sipwright.scenarios.step;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.sipwright.pstn.gateway.CallState;
import io.sipwright.pstn.gateway.GatewayCall;
import io.sipwright.scenarios.check.BindingsListed;
import io.sipwright.scenarios.check.Causes;
import io.sipwright.scenarios.check.Challenge;
import io.sipwright.scenarios.check.ClosedConnection;
import io.sipwright.scenarios.check.Messages;
import io.sipwright.scenarios.check.OwnContact;
import io.sipwright.scenarios.check.PasswordRefused;
import io.sipwright.scenarios.check.Subprotocol;
import io.sipwright.scenarios.judge.Expect;
import io.sipwright.scenarios.phone.Fault;
import io.sipwright.scenarios.phone.Phone;
import io.sipwright.scenarios.phone.PhoneEvent.Kind;
import io.sipwright.scenarios.phone.SipAccount;
import java.time.Duration;

/** Phones register, register again, fail to, and vanish. */
public final class RegistrationSteps {
    private final World world;

    public RegistrationSteps(World world) {
        this.world = world;
    }

    @Given("{word} is registered")
    public void isRegistered(String name) {
        Party party = world.party(name);
        PhoneWatch watch = party.register(party.line(), Fault.NONE);
        if (!watch.happened(Kind.REGISTERED)) {
            throw new SetupFailed(name + " is not registered", Causes.ofRegistration(seen(watch.phone())));
        }
    }

    @When("{word} registers")
    public void registers(String name) {
        world.party(name).register(world.party(name).line(), Fault.NONE);
    }

    @When("{word} registers with a wrong password")
    public void registersWithAWrongPassword(String name) {
        SipAccount line = world.party(name).line();
        world.party(name).register(line.withPassword("not-" + line.password()), Fault.NONE);
    }

    @When("{word} registers again")
    public void registersAgain(String name) {
        Phone phone = world.party(name).phone();
        int before = accepted(phone);
        phone.refresh();
        Expect.within(world.timing().registered(), () -> accepted(phone) > before);
        if (accepted(phone) == before) {
            throw new SetupFailed(name + " is not registered again", Causes.ofRegistration(seen(phone)));
        }
    }

    @When("{word}'s tab is closed")
    public void tabIsClosed(String name) {
        world.party(name).phone().vanish();
    }

    @Then("{word}'s WebSocket speaks sip \\(WS-001)")
    public void webSocketSpeaksSip(String name) {
        Phone phone = world.party(name).phone();
        boolean connected = PhoneWatch.all(phone).happened(Kind.CONNECTED);
        world.docket().rule("WS-001", Subprotocol.check(phone.subprotocol(), connected));
    }

    @Then("{word}'s 200 lists every binding with its expiry \\(REG-001)")
    public void bindingsAreListed(String name) {
        world.docket()
                .rule("REG-001", BindingsListed.check(seen(world.party(name).phone())));
    }

    @Then("{word}'s own Contact is in the 200 \\(REG-002)")
    public void ownContactIsThere(String name) {
        world.docket().rule("REG-002", OwnContact.check(seen(world.party(name).phone())));
    }

    @Then("{word}'s first REGISTER is challenged and stores no binding \\(AUTH-001)")
    public void firstRegisterIsChallenged(String name) {
        Party party = world.party(name);
        GatewayCall call = world.noted(world.gateway().dial(party.line().user()));
        call.expect(CallState.ENDED, world.timing().unreachable());
        world.docket().rule("AUTH-001", Challenge.check(seen(party.phone()), Messages.of(call.transcript())));
    }

    @Then("{word}'s wrong password was refused and the right one accepted \\(AUTH-004)")
    public void wrongPasswordWasRefused(String name) {
        var phones = world.party(name).phones();
        Messages wrong = seen(phones.get(0));
        Messages right = seen(phones.get(phones.size() - 1));
        world.docket().rule("AUTH-004", PasswordRefused.check(wrong, right));
    }

    @Then("a call to {word} is refused at once \\(NAT-011)")
    public void callIsRefusedAtOnce(String name) {
        Duration limit = world.timing().unreachable();
        GatewayCall call =
                world.noted(world.gateway().dial(world.party(name).line().user()));
        call.expect(CallState.ENDED, limit.plusMillis(500));
        world.docket().rule("NAT-011", ClosedConnection.check(Messages.of(call.transcript()), limit));
    }

    private static int accepted(Phone phone) {
        return seen(phone)
                .received()
                .where(m -> m.sip().cseqMethod().equals("REGISTER") && m.sip().status() == 200)
                .count();
    }

    private static Messages seen(Phone phone) {
        return Messages.of(phone.transcript());
    }
}
