package io.sipwright.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** F47, NAT-009: with the reference configuration a phone is reached where it speaks from (RFC 6314 §5.1). */
final class PhoneBehindNatTest {
    @Test
    void a_phone_whose_contact_is_a_private_address_gets_ack_and_bye() throws Exception {
        String tests = String.join(
                ",", ConfigReader.read(Optional.empty(), List.of()).nat().udpTests());
        SimulatedServer server =
                new SimulatedServer(SimulatedServer.Settings.usual().with("nat.udpTests=[" + tests + "]"));
        SimulatedEnd alice = server.registered("alice");
        SimulatedEnd phone = server.phone("bob", "198.51.100.30", 5062);
        phone.register();
        alice.initial("INVITE", phone.aor(), alice.contact(), SimulatedServer.SDP);
        SipLines invite = phone.expect("INVITE");
        phone.send(invite.reply("200 OK", "p1", "Contact: <sip:p@10.0.0.9:5062>", SimulatedServer.SDP));
        SipLines ok = alice.expect("SIP/2.0 200");
        alice.send(alice.within(ok, "ACK", 2));
        phone.expect("ACK");
        alice.send(alice.within(ok, "BYE", 3));
        phone.expect("BYE");
        assertThat(server.astray).isEmpty();
    }
}
