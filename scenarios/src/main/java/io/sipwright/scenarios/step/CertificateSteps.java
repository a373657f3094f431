package io.sipwright.scenarios.step;

import io.cucumber.java.en.Then;
import io.sipwright.pstn.gateway.CallState;
import io.sipwright.pstn.gateway.GatewayCall;
import io.sipwright.pstn.gateway.Service;
import io.sipwright.pstn.tone.Ear;
import io.sipwright.pstn.tone.HeardAudio;
import io.sipwright.scenarios.check.Causes;
import io.sipwright.scenarios.check.CertificateGuard;
import io.sipwright.scenarios.check.CertificateGuard.Attempt;
import io.sipwright.scenarios.check.Messages;
import io.sipwright.scenarios.judge.Timing;
import io.sipwright.scenarios.phone.Fault;
import io.sipwright.scenarios.phone.Media;
import io.sipwright.scenarios.phone.Phone;
import io.sipwright.scenarios.phone.PhoneEvent.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Calls from browsers whose certificate is not the one that they announce. */
public final class CertificateSteps {
    private final World world;

    public CertificateSteps(World world) {
        this.world = world;
    }

    @Then("calls of {word} with a wrong certificate get no media \\(MED-013)")
    public void wrongCertificatesGetNoMedia(String name) {
        List<Attempt> attempts = new ArrayList<>();
        for (Fault fault : world.lane().browser().faults()) {
            if (fault != Fault.NONE) {
                attempts.add(attempt(world.party(name), fault));
            }
        }
        world.docket().rule("MED-013", CertificateGuard.check(attempts));
    }

    private Attempt attempt(Party party, Fault fault) {
        Timing timing = world.timing();
        Phone phone = party.register(party.line(), fault).phone();
        if (!PhoneWatch.all(phone).happened(Kind.REGISTERED)) {
            throw new SetupFailed(party.name() + " is not registered", Causes.ofRegistration(seen(phone)));
        }
        Instant since = CallStart.of(phone);
        phone.call(world.lane().run().number(Service.SIGNATURE), Media.AUDIO);
        Optional<GatewayCall> trunk = world.gateway()
                .expectCall(Service.SIGNATURE, party.line().user(), timing.answered())
                .map(world::noted);
        boolean answered = trunk.filter(t -> t.expect(CallState.ANSWERED, timing.answered()))
                .isPresent();
        Conversation call = world.begin(new Conversation(party, phone, trunk, Optional.empty(), since));
        boolean released = call.over(timing.released());
        boolean relayed = relayed(call);
        Attempt attempt = new Attempt(fault, answered, phone.media(), relayed, released);
        trunk.filter(t -> t.state() != CallState.ENDED).ifPresent(GatewayCall::hangUp);
        return attempt;
    }

    private static boolean relayed(Conversation call) {
        int own = call.party().line().signatureId();
        boolean there = call.trunk().filter(t -> voice(own, t.heard())).isPresent();
        boolean here = call.trunk()
                .filter(t -> voice(t.signature().id(), call.phone().heard()))
                .isPresent();
        return there || here;
    }

    private static boolean voice(int id, HeardAudio heard) {
        return Ear.expecting(id, Set.of()).listen(heard).sightings().stream().anyMatch(s -> s.id() == id);
    }

    private static Messages seen(Phone phone) {
        return Messages.of(phone.transcript());
    }
}
