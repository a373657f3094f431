package io.sipwright.scenarios.step;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import io.sipwright.pstn.gateway.CallState;
import io.sipwright.pstn.gateway.GatewayCall;
import io.sipwright.pstn.gateway.Service;
import io.sipwright.pstn.rtp.TelephoneEvent;
import io.sipwright.scenarios.diagnosis.CallDiagnosis;
import io.sipwright.scenarios.diagnosis.Cause;
import io.sipwright.scenarios.evidence.CalledNumber;
import io.sipwright.scenarios.evidence.DecodedVideo;
import io.sipwright.scenarios.evidence.Digits;
import io.sipwright.scenarios.judge.Expect;
import io.sipwright.scenarios.phone.Fault;
import io.sipwright.scenarios.phone.Media;
import io.sipwright.scenarios.phone.Phone;
import io.sipwright.scenarios.phone.PhoneEvent.Kind;
import io.sipwright.scenarios.target.OperatorNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Steps that make, answer and end calls, by browsers and by the far end. A step on an ended call does nothing. */
public final class CallSteps {
    private final World world;

    public CallSteps(World world) {
        this.world = world;
    }

    /** Rules on nothing: a failure here is found again by another scenario. */
    @When("{word} warms up with the {service} number")
    public void warmsUp(String name, Service service) {
        Party party = world.party(name);
        if (party.register(party.line(), Fault.NONE).happened(Kind.REGISTERED)) {
            Conversation call = dial(party, service, Media.AUDIO_VIDEO_DATA);
            call.watch().established(world.timing().answered());
            Expect.within(world.timing().listening(), () -> call.hadMedia());
            call.phone().hangUp();
            call.over(world.timing().released());
        }
    }

    @When("{word} calls the {service} number")
    public void calls(String name, Service service) {
        dial(world.party(name), service, Media.AUDIO);
        awaitEstablished();
    }

    @When("{word} calls the {service} number with audio, video and data")
    public void callsWithEverything(String name, Service service) {
        dial(world.party(name), service, Media.AUDIO_VIDEO_DATA);
        awaitEstablished();
    }

    /** Nothing is seen of the other end of the call: it is judged by what the phone sees and hears. */
    @When("{word} calls the operator's {operatorNumber} number")
    public void callsTheOperator(String name, OperatorNumber which) {
        Party party = world.party(name);
        String number = Optional.ofNullable(
                        world.lane().run().target().numbers().get(which))
                .orElseThrow(() -> world.unsupported(
                        "needs a number of the operator's: " + which.word() + " of numbers in the target file"));
        Instant since = CallStart.of(party.aboutToCall());
        party.phone().call(number, Media.AUDIO);
        Conversation call =
                world.begin(new Conversation(party, party.phone(), Conversation.Peer.operator(which), since));
        call.note(new CalledNumber(number));
        awaitEstablished();
    }

    @When("{word} calls the {service} number and is refused")
    public void callsAndIsRefused(String name, Service service) {
        Conversation call = dial(world.party(name), service, Media.AUDIO);
        call.over(world.timing().answered());
    }

    @When("{word} rings the {service} number and cancels")
    public void ringsAndCancels(String name, Service service) {
        Conversation call = dial(world.party(name), service, Media.AUDIO);
        call.trunk().ifPresent(t -> t.expect(CallState.RINGING, world.timing().answered()));
        if (call.phone().expect(Kind.RINGING, world.timing().answered()).isPresent()) {
            call.phone().hangUp();
            call.over(world.timing().released());
        }
    }

    @Given("{word} calls {word} with audio and video, who answers")
    public void callsEachOther(String caller, String callee) {
        Party party = world.party(caller);
        Party other = world.party(callee);
        Instant since = CallStart.of(party.aboutToCall());
        party.phone().call(other.phone().line().user(), Media.AUDIO_VIDEO);
        world.begin(new Conversation(party, party.phone(), Conversation.Peer.browser(other), since));
        if (other.phone().expect(Kind.INCOMING, world.timing().answered()).isPresent()) {
            other.phone().answer();
        }
        awaitEstablished();
    }

    @When("they see each other")
    public void theySeeEachOther() {
        Conversation call = world.call();
        Expect.within(world.timing().answered(), () -> !frames(call).contains(0L)); // a key frame may be late
        call.note(new DecodedVideo(frames(call)));
    }

    private static List<Long> frames(Conversation call) {
        long here = call.phone().media().videoFramesDecoded();
        return call.callee()
                .map(c -> List.of(here, c.phone().media().videoFramesDecoded()))
                .orElse(List.of(here));
    }

    /** Waits until the phone rings or the call has failed. */
    @When("the far end calls {word}")
    public void farEndCalls(String name) {
        Party party = world.party(name);
        Phone phone = party.phone();
        Instant since = party.vanished() ? Instant.now() : CallStart.of(phone);
        GatewayCall trunk = world.noted(world.gateway().dial(world.dialled(party)));
        Conversation call = world.begin(
                new Conversation(party, phone, Conversation.Peer.network(Optional.of(trunk), Optional.empty()), since));
        Expect.within(
                world.timing().answered(),
                () -> trunk.state() == CallState.ENDED
                        || (!party.vanished() && call.watch().happened(Kind.INCOMING)));
        if (!party.vanished() && call.watch().happened(Kind.INCOMING)) {
            trunk.expect(CallState.RINGING, world.timing().unreachable());
        }
    }

    @When("{word} answers")
    public void answers(String name) {
        Conversation call = world.call();
        if (call.watch().happened(Kind.INCOMING)) {
            call.phone().answer();
        }
        awaitEstablished();
    }

    @When("{word} rejects the call")
    public void rejects(String name) {
        Conversation call = world.call();
        if (call.watch().happened(Kind.INCOMING)) {
            call.phone().reject();
        }
        call.over(world.timing().answered());
    }

    /** Waits until the audio has arrived; the whole call is judged, not only this part. */
    @When("they talk for {int} s")
    public void theyTalk(int seconds) {
        world.listener(world.call()).talk(Duration.ofSeconds(seconds));
    }

    /** The named party's phone hangs up, at either end of the call. */
    @When("{word} hangs up")
    public void hangsUp(String name) {
        Conversation call = world.call();
        Party party = world.party(name);
        look(call);
        if (!call.watch().ended()) {
            party.phone().hangUp();
        }
        call.overAndQuiet(world.timing().released());
    }

    /** BYE, or CANCEL while the phone rings. */
    @When("the far end hangs up")
    public void farEndHangsUp() {
        Conversation call = world.call();
        look(call);
        call.trunk().filter(t -> t.state() != CallState.ENDED).ifPresent(GatewayCall::hangUp);
        call.overAndQuiet(world.timing().released());
    }

    /** Observes the call before it ends. */
    private void look(Conversation call) {
        if (call.up()) {
            world.listener(call).mediaPath();
            world.listener(call).hear();
        }
    }

    @When("{word} sends the digits {string}")
    public void sendsDigits(String name, String digits) {
        Conversation call = world.call();
        if (call.up() && call.trunk().isPresent()) {
            GatewayCall trunk = call.trunk().get();
            call.phone().dtmf(digits);
            Expect.within(world.timing().answered(), () -> trunk.digits().length() >= digits.length());
            // The last digit is collected at its first packet, and its end is still to come.
            Expect.within(world.timing().quiet(), () -> ended(trunk) >= digits.length());
            call.note(new Digits(digits, trunk.digits(), trunk.telephoneEvents()));
        }
    }

    /** How many telephone events have ended, by the last of three packets that say so (RFC 4733 §2.5.1.4). */
    private static long ended(GatewayCall trunk) {
        return trunk.telephoneEvents().stream().filter(TelephoneEvent::end).count() / 3;
    }

    private Conversation dial(Party party, Service service, Media media) {
        return world.dial(party, party.aboutToCall(), service, media);
    }

    /** Waits until the newest call is established. In a scenario without requirements a failed call is a failure. */
    private void awaitEstablished() {
        Conversation call = world.call();
        boolean here = call.watch().established(world.timing().answered());
        call.trunk()
                .filter(t -> here)
                .ifPresent(t -> t.expect(CallState.ANSWERED, world.timing().released()));
        if (here) {
            world.listener(call).mediaPath();
        }
        if (!here && world.rulesOnNothing()) {
            Cause cause = CallDiagnosis.of(call.seen());
            throw new SetupFailedError("the call is not set up", cause);
        }
    }
}
