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

    private SipLines answered(String tag) throws Exception {
        gateway.send(
                invite.reply("200 OK", tag, gateway.contact(), SDP.replace("v=0\r\n", "v=0\r\nb=" + tag + "\r\n")));
        SipLines ok = carol.expect("SIP/2.0 200");
        carol.send(carol.within(ok, "ACK", 2));
        gateway.expect("ACK");
        return ok;
    }

    private void ended(SipLines ok, int cseq) throws Exception {
        carol.send(carol.within(ok, "BYE", cseq));
        gateway.send(gateway.expect("BYE").reply("200 OK", ""));
        carol.expect("SIP/2.0 200");
    }

    @Test
    void the_media_go_on_with_the_second_2xx_when_the_call_of_the_first_has_ended() throws Exception {
        SipLines first = answered("g1");
        SipLines second = answered("g2");
        server.media.asked.clear();
        ended(first, 3);
        assertThat(server.media.asked).containsExactly("answer to WEBRTC"); // now its telephone is the far side
        assertThat(server.media.alive()).isEqualTo(1);
        ended(second, 4);
        assertThat(server.media.asked).contains("end BYE");
        assertThat(server.media.alive()).isZero();
    }

    @Test
    void the_media_of_the_first_2xx_stay_when_the_call_of_the_second_has_ended() throws Exception {
        SipLines first = answered("g1");
        SipLines second = answered("g2");
        server.media.asked.clear();
        ended(second, 3);
        assertThat(server.media.asked).isEmpty();
        ended(first, 4);
        assertThat(server.media.asked).containsExactly("end BYE");
        assertThat(server.media.alive()).isZero();
    }

    @Test
    void the_second_2xx_gets_media_of_its_own_with_its_next_offer_where_the_first_has_changed_them() throws Exception {
        SipLines first = answered("g1");
        SipLines second = answered("g2");
        carol.send(carol.within(first, "INVITE", 3, carol.contact(), SDP));
        gateway.send(gateway.expect("INVITE").reply("200 OK", "", gateway.contact(), SDP));
        carol.expect("SIP/2.0 200");
        ended(first, 4);
        assertThat(server.media.alive()).isZero();
        carol.send(carol.within(second, "INVITE", 5, carol.contact(), SDP));
        gateway.send(gateway.expect("INVITE").reply("200 OK", "", gateway.contact(), SDP));
        carol.expect("SIP/2.0 200");
        assertThat(server.media.alive()).isEqualTo(1);
        ended(second, 6);
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
