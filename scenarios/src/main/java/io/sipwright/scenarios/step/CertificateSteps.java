package io.sipwright.scenarios.step;

import io.cucumber.java.en.When;
import io.sipwright.pstn.gateway.CallState;
import io.sipwright.pstn.gateway.GatewayCall;
import io.sipwright.pstn.gateway.Service;
import io.sipwright.pstn.tone.HeardAudio;
import io.sipwright.pstn.tone.SpeakerCheck;
import io.sipwright.scenarios.diagnosis.RegistrationDiagnosis;
import io.sipwright.scenarios.evidence.CertificateFault;
import io.sipwright.scenarios.evidence.MediaPath;
import io.sipwright.scenarios.evidence.Messages;
import io.sipwright.scenarios.phone.Fault;
import io.sipwright.scenarios.phone.Media;
import io.sipwright.scenarios.phone.MediaFacts;
import io.sipwright.scenarios.phone.Phone;
import io.sipwright.scenarios.phone.PhoneEvent.Kind;
import java.util.Optional;
import java.util.Set;

/**
 * Calls from browsers that announce another certificate than they use. For MED-013: only a special phone can show
 * another certificate, and the effect is heard after the call.
 */
public final class CertificateSteps {
    private final World world;

    public CertificateSteps(World world) {
        this.world = world;
    }

    /** Calls from another phone of the same user, until the call is released or the limit is over. */
    @When("{word} calls the {service} number {certificateFault}")
    public void callsWithAFault(String name, Service service, Fault fault) {
        if (!world.lane().browser().faults().contains(fault)) {
            world.cannot(world.lane().browser().name() + " cannot make this fault");
            return;
        }
        world.can();
        Party party = world.party(name);
        Phone phone = party.register(party.line(), fault).phone();
        if (!PhoneWatch.all(phone).happened(Kind.REGISTERED)) {
            throw new SetupFailedError(
                    name + " is not registered",
                    RegistrationDiagnosis.of(Messages.of(phone.transcript()), Optional.empty()));
        }
        Conversation call = world.dial(party, phone, service, Media.AUDIO);
        call.trunk().ifPresent(t -> t.expect(CallState.ANSWERED, world.timing().answered()));
        boolean released = call.over(world.timing().released());
        MediaFacts facts = phone.media();
        boolean shown = call.watch().happened(Kind.ICE_CONNECTED)
                || !facts.dtlsClientHellos().isEmpty();
        call.note(new MediaPath(facts, Optional.empty()));
        call.note(new CertificateFault(fault, shown, relayed(call), released));
        call.trunk().filter(t -> t.state() != CallState.ENDED).ifPresent(GatewayCall::hangUp);
        call.over(world.timing().released());
    }

    private static boolean relayed(Conversation call) {
        int own = call.party().line().signatureId();
        return call.trunk()
                .filter(t -> voice(own, t.heard())
                        || voice(t.signature().id(), call.phone().heard()))
                .isPresent();
    }

    private static boolean voice(int id, HeardAudio heard) {
        return SpeakerCheck.expecting(id, Set.of()).listen(heard).frames().stream()
                .anyMatch(s -> s.id() == id);
    }
}
