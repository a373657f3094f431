package io.sipwright.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** F24: a Call-ID alone names no call (RFC 3261 §12): what one account does with another's changes nothing there. */
final class SharedCallIdTest {
    private SimulatedServer server;
    private SimulatedEnd gateway;
    private SimulatedEnd carol;
    private SimulatedEnd bob;
    private SipLines ok;

    @BeforeEach
    void call() throws Exception {
        server = new SimulatedServer();
        gateway = server.gateway();
        carol = server.registered("carol");
        bob = server.registered("bob");
        carol.initial("INVITE", "sip:1001@sipwright.test", carol.contact(), SimulatedServer.SDP);
        gateway.send(gateway.expect("INVITE").reply("200 OK", "g1", gateway.contact(), SimulatedServer.SDP));
        ok = carol.expect("SIP/2.0 200");
        carol.send(carol.within(ok, "ACK", 2));
        gateway.expect("ACK");
        server.media.asked.clear();
    }

    @Test
    void two_accounts_with_one_call_id_have_nothing_in_common() throws Exception {
        bobSends("INVITE", "sip:1001@sipwright.test", "<sip:1001@sipwright.test>");
        SipLines second = gateway.expect("INVITE");
        assertThat(second.body()).contains("a=x-offer-1");
        assertThat(server.media.sessions).hasSize(2);
        gateway.send(second.reply("486 Busy Here", "g2"));
        bob.expect("SIP/2.0 486");
        assertThat(server.media.asked).containsExactly("offer WEBRTC", "end FAILURE");
        carolsCallStillStands();
    }

    @Test
    void an_update_with_the_call_id_of_another_call_reaches_none() throws Exception {
        bobSends("UPDATE", ok.contactUri(), "<sip:1001@sipwright.test>;tag=invented");
        bob.expect("SIP/2.0 481");
        assertThat(server.media.asked).isEmpty();
        carolsCallStillStands();
    }

    /** Bob logs in to a request with carol's Call-ID and an offer. */
    private void bobSends(String method, String uri, String to) throws InterruptedException {
        Call made = new Call("<" + bob.aor() + ">;tag=b1", to, ok.one("Call-ID"));
        bob.send(bob.request(method, uri, made, 1, bob.contact(), SimulatedServer.SDP));
        String login = bob.authorization(bob.expect("SIP/2.0 407"), method, uri);
        bob.send(bob.request(method, uri, made, 2, login, bob.contact(), SimulatedServer.SDP));
    }

    private void carolsCallStillStands() throws InterruptedException {
        assertThat(server.media.sessions.get(0).over()).isFalse();
        carol.send(carol.within(ok, "INFO", 3));
        gateway.send(gateway.expect("INFO").reply("200 OK", ""));
        carol.expect("SIP/2.0 200");
        assertThat(server.media.alive()).isEqualTo(1);
        assertThat(server.proxy.dialogs()).isEqualTo(1);
    }
}
