package io.sipwright.server.app;

import static io.sipwright.server.app.SimulatedServer.SDP;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the dialogs of one branch (RFC 3261 §12.1, §13.2.2.4, §15): a downstream proxy may have forked. */
final class EarlyDialogsTest {
    private final SimulatedServer server = new SimulatedServer();
    private SimulatedEnd gateway;
    private SimulatedEnd carol;
    private SipLines invite;

    @BeforeEach
    void carolCalls() throws Exception {
        gateway = server.gateway();
        carol = server.registered("carol");
        carol.initial("INVITE", "sip:1001@sipwright.test", carol.contact(), SDP);
        invite = gateway.expect("INVITE");
    }

    @Test
    void the_second_2xx_of_a_branch_gets_media_of_its_own_with_its_next_offer() throws Exception {
        gateway.send(invite.reply("200 OK", "g1", gateway.contact(), SDP));
        SipLines first = carol.expect("SIP/2.0 200");
        carol.send(carol.within(first, "ACK", 2));
        gateway.send(invite.reply("200 OK", "g2", gateway.contact(), SDP));
        SipLines second = carol.expect("SIP/2.0 200");
        carol.send(carol.within(second, "ACK", 2));
        carol.send(carol.within(first, "BYE", 3));
        gateway.send(gateway.expect("BYE").reply("200 OK", ""));
        carol.expect("SIP/2.0 200");
        assertThat(server.media.alive()).isZero();
        carol.send(carol.within(second, "INVITE", 4, carol.contact(), SDP));
        SipLines again = gateway.expect("INVITE");
        assertThat(again.body()).contains("a=x-offer-1");
        gateway.send(again.reply("200 OK", "", gateway.contact(), SDP));
        assertThat(carol.expect("SIP/2.0 200").body()).contains("a=x-answer-1");
        assertThat(server.media.alive()).isEqualTo(1);
        carol.send(carol.within(second, "BYE", 5));
        gateway.send(gateway.expect("BYE").reply("200 OK", ""));
        carol.expect("SIP/2.0 200");
        assertThat(server.media.alive()).isZero();
    }

    @Test
    void a_200_after_the_bye_of_its_early_dialog_is_a_call_that_another_bye_ends() throws Exception {
        gateway.send(invite.reply("183 Session Progress", "g1", gateway.contact(), SDP));
        SipLines early = carol.expect("SIP/2.0 183");
        carol.send(carol.within(early, "BYE", 3));
        gateway.send(gateway.expect("BYE").reply("200 OK", ""));
        carol.expect("SIP/2.0 200");
        gateway.send(invite.reply("200 OK", "g1", gateway.contact(), SDP));
        SipLines ok = carol.expect("SIP/2.0 200");
        carol.send(carol.within(ok, "ACK", 2));
        gateway.expect("ACK");
        carol.send(carol.within(ok, "BYE", 4));
        gateway.send(gateway.expect("BYE").reply("200 OK", ""));
        carol.expect("SIP/2.0 200");
        assertThat(server.media.alive()).isZero();
        gateway.send(invite.reply("200 OK", "g1", gateway.contact(), SDP)); // late: its ACK was lost
        carol.expect("SIP/2.0 200");
        carol.send(carol.within(ok, "BYE", 5));
        carol.expect("SIP/2.0 481"); // it brings no dialog back
    }

    @Test
    void the_answer_of_the_last_of_many_phones_makes_a_call() throws Exception {
        for (int i = 0; i < 40; i++) {
            gateway.send(invite.reply("180 Ringing", "g" + i, gateway.contact()));
            carol.expect("SIP/2.0 180");
        }
        gateway.send(invite.reply("200 OK", "g39", gateway.contact(), SDP));
        SipLines ok = carol.expect("SIP/2.0 200");
        carol.send(carol.within(ok, "ACK", 2));
        gateway.expect("ACK");
        carol.send(carol.within(ok, "BYE", 3));
        gateway.send(gateway.expect("BYE").reply("200 OK", ""));
        carol.expect("SIP/2.0 200");
        assertThat(server.media.alive()).isZero();
    }

    @Test
    void of_too_many_answers_to_one_invite_the_last_ones_get_ack_and_bye() throws Exception {
        for (int i = 0; i < 32; i++) {
            gateway.send(invite.reply("200 OK", "g" + i, gateway.contact(), SDP));
            carol.expect("SIP/2.0 200");
        }
        gateway.send(invite.reply("200 OK", "g32", gateway.contact(), SDP));
        gateway.expect("ACK");
        assertThat(gateway.expect("BYE").one("To")).contains("tag=g32");
        carol.expectNothing();
    }
}
