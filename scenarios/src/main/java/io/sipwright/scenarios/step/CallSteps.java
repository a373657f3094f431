package io.sipwright.scenarios.step;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import io.sipwright.pstn.gateway.CallState;
import io.sipwright.pstn.gateway.GatewayCall;
import io.sipwright.pstn.gateway.Service;
import io.sipwright.scenarios.check.Causes;
import io.sipwright.scenarios.judge.Expect;
import io.sipwright.scenarios.phone.Fault;
import io.sipwright.scenarios.phone.Media;
import io.sipwright.scenarios.phone.Phone;
import io.sipwright.scenarios.phone.PhoneEvent.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Calls are made, answered and ended, by browsers and by the telephone network. */
public final class CallSteps {
    private static final Duration SLICE = Duration.ofMillis(250);

    private final World world;

    public CallSteps(World world) {
        this.world = world;
    }

    /** Says nothing of the target: what fails here fails again in a scenario that counts. */
    @When("{word} warms up with the {service} number")
    public void warmsUp(String name, Service service) {
        Party party = world.party(name);
        if (party.register(party.line(), Fault.NONE).happened(Kind.REGISTERED)) {
            Conversation call = dial(name, service, Media.AUDIO_VIDEO_DATA);
            call.watch().established(world.timing().answered());
            Expect.within(world.timing().listening(), () -> call.watch().happened(Kind.DTLS_CONNECTED));
            call.phone().hangUp();
            call.over(world.timing().released());
        }
    }

    @When("{word} calls the {service} number")
    public void calls(String name, Service service) {
        dial(name, service, Media.AUDIO);
        settle();
    }

    @When("{word} calls the {service} number with audio, video and data")
    public void callsWithEverything(String name, Service service) {
        dial(name, service, Media.AUDIO_VIDEO_DATA);
        settle();
    }

    @When("{word} calls the {service} number and does not wait")
    public void callsAndDoesNotWait(String name, Service service) {
        dial(name, service, Media.AUDIO);
    }

    @When("{word} rings the {service} number and cancels")
    public void ringsAndCancels(String name, Service service) {
        Conversation call = dial(name, service, Media.AUDIO);
        call.trunk().ifPresent(t -> t.expect(CallState.RINGING, world.timing().answered()));
        if (call.phone().expect(Kind.RINGING, world.timing().answered()).isEmpty()) {
            throw new SetupFailed("the call does not ring", Causes.ofCall(call.seen()));
        }
        call.phone().hangUp();
        call.over(world.timing().released());
    }

    @Given("{word} calls {word} with audio and video, who answers")
    public void callsEachOther(String caller, String callee) {
        Party party = world.party(caller);
        Phone other = world.party(callee).phone();
        Instant since = CallStart.of(party.phone());
        party.phone().call(other.line().user(), Media.AUDIO_VIDEO);
        world.begin(new Conversation(party, party.phone(), Optional.empty(), Optional.of(world.party(callee)), since));
        if (other.expect(Kind.INCOMING, world.timing().answered()).isPresent()) {
            other.answer();
        }
        settle();
    }

    @When("the far end calls {word}")
    public void farEndCalls(String name) {
        Party party = world.party(name);
        Instant since = CallStart.of(party.phone());
        GatewayCall call = world.noted(world.gateway().dial(party.line().user()));
        world.begin(new Conversation(party, party.phone(), Optional.of(call), Optional.empty(), since));
        if (party.phone().expect(Kind.INCOMING, world.timing().unreachable()).isPresent()) {
            call.expect(CallState.RINGING, world.timing().unreachable());
        }
    }

    @When("{word} answers")
    public void answers(String name) {
        Conversation call = world.call();
        if (call.watch().happened(Kind.INCOMING)) {
            call.phone().answer();
        }
        settle();
    }

    @When("{word} hangs up")
    public void hangsUp(String name) {
        Conversation call = world.call();
        call.phone().hangUp();
        call.over(world.timing().released());
        call.callee().ifPresent(c -> new PhoneWatch(c.phone(), call.since())
                .over(world.timing().released()));
    }

    @When("the far end hangs up")
    public void farEndHangsUp() {
        world.trunk().hangUp();
        world.call().over(world.timing().released());
    }

    @When("the far end sends a re-INVITE")
    public void farEndSendsReInvite() {
        world.trunk().request("INVITE", world.timing().released());
    }

    @When("{word} sends the digits {string}")
    public void sendsDigits(String name, String digits) {
        world.party(name).phone().dtmf(digits);
        GatewayCall trunk = world.trunk();
        Expect.within(world.timing().answered(), () -> trunk.digits().length() >= digits.length());
    }

    private Conversation dial(String name, Service service, Media media) {
        Party party = world.party(name);
        Instant since = CallStart.of(party.phone());
        party.phone().call(world.lane().run().number(service), media);
        PhoneWatch watch = new PhoneWatch(party.phone(), since);
        Optional<GatewayCall> trunk = Expect.within(world.timing().answered(), () -> {
                    Optional<GatewayCall> call =
                            world.gateway().expectCall(service, party.line().user(), SLICE);
                    boolean hopeless = call.isEmpty() && watch.happened(Kind.FAILED);
                    return call.isPresent() || hopeless ? Optional.of(call) : Optional.empty();
                })
                .flatMap(Function.identity());
        trunk.ifPresent(world::noted);
        return world.begin(new Conversation(party, party.phone(), trunk, Optional.empty(), since));
    }

    /** Waits until the newest call stands; a call that fails is charged to the requirement that its cause breaks. */
    private void settle() {
        Conversation call = world.call();
        boolean here = call.watch().established(world.timing().answered());
        call.trunk()
                .filter(t -> here)
                .ifPresent(t -> t.expect(CallState.ANSWERED, world.timing().released()));
        if (!here) {
            world.docket().charge("the call is set up", Causes.ofCall(call.seen()));
        }
    }
}
