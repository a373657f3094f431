package io.sipwright.scenarios.step;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import io.sipwright.pstn.sdp.SdpText;
import io.sipwright.scenarios.diagnosis.RegistrationDiagnosis;
import io.sipwright.scenarios.evidence.BridgePorts;
import io.sipwright.scenarios.evidence.Hearing;
import io.sipwright.scenarios.evidence.Messages;
import io.sipwright.scenarios.evidence.TabClosed;
import io.sipwright.scenarios.evidence.TranscriptMessage;
import io.sipwright.scenarios.judge.Expect;
import io.sipwright.scenarios.phone.Fault;
import io.sipwright.scenarios.phone.Phone;
import io.sipwright.scenarios.phone.PhoneEvent.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Steps in which phones register, register again, fail to, and vanish. */
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
            throw new SetupFailedError(
                    name + " is not registered",
                    RegistrationDiagnosis.of(seen(watch.phone()), Optional.of(HandshakeProbe.of(party))));
        }
    }

    /** Registers from a new phone: a party that registers twice has two. */
    @When("{word} registers")
    public void registers(String name) {
        world.party(name).register(world.party(name).line(), Fault.NONE);
    }

    @When("{word} registers with a wrong password")
    public void registersWithAWrongPassword(String name) {
        world.party(name).register(world.party(name).line().withWrongPassword(), Fault.NONE);
    }

    @When("{word} registers again")
    public void registersAgain(String name) {
        Phone phone = world.party(name).phone();
        int before = accepted(phone);
        phone.refresh();
        if (!Expect.within(world.timing().registered(), () -> accepted(phone) > before)) {
            throw new SetupFailedError(
                    name + " is not registered again", RegistrationDiagnosis.of(seen(phone), Optional.empty()));
        }
    }

    /** Closes the tab without BYE or unregistration. First observes what can be seen only during the call. */
    @When("{word}'s tab is closed")
    public void tabIsClosed(String name) {
        Party party = world.party(name);
        Optional<Conversation> call = world.newest().filter(Conversation::up);
        call.ifPresent(c -> {
            world.listener(c).mediaPath();
            world.listener(c).hear();
            c.note(new BridgePorts(bridgePorts(c)));
        });
        boolean heard = call.flatMap(c -> c.seen().facts().get(Hearing.class))
                .filter(Hearing::bothWays)
                .isPresent();
        TabClosed closed =
                new TabClosed(Instant.now(), call.filter(Conversation::up).isPresent(), heard);
        party.vanish();
        world.note(closed);
        world.newest().ifPresent(c -> c.note(closed));
    }

    /** Where the target receives media from the trunk, by the SDP that it sent there. */
    private static List<BridgePorts.Port> bridgePorts(Conversation call) {
        List<BridgePorts.Port> ports = new ArrayList<>();
        call.seen()
                .farEnd()
                .received()
                .where(TranscriptMessage::hasSdp)
                .last()
                .flatMap(s -> SdpText.parse(s.sip().body()).audio())
                .ifPresent(audio -> {
                    String host = audio.connectionAddress().orElse("") + ":";
                    String named = audio.attribute("rtcp").orElse("").split(" ", 2)[0];
                    int rtcp = named.matches("\\d+") ? Integer.parseInt(named) : audio.port() + 1;
                    ports.add(port("RTP", host + audio.port()));
                    if (!audio.has("rtcp-mux")) {
                        ports.add(port("RTCP", host + rtcp));
                    }
                });
        return ports;
    }

    private static BridgePorts.Port port(String name, String address) {
        return new BridgePorts.Port(name, address, !PortProbe.closed(address), Optional.empty());
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
