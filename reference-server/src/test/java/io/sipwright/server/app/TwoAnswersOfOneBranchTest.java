package io.sipwright.server.app;

import static io.sipwright.server.app.SimulatedServer.SDP;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** RFC 3261 §13.2.2.4: a downstream proxy forked, and two phones answered. */
final class TwoAnswersOfOneBranchTest {
    private final SimulatedServer server = new SimulatedServer();

    @Test
    void the_second_2xx_of_a_branch_gets_media_of_its_own_with_its_next_offer() throws Exception {
        SimulatedEnd gateway = server.gateway();
        SimulatedEnd carol = server.registered("carol");
        carol.initial("INVITE", "sip:1001@sipwright.test", carol.contact(), SDP);
        SipLines invite = gateway.expect("INVITE");
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
}
