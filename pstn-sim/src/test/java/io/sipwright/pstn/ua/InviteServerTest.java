package io.sipwright.pstn.ua;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.pstn.sip.SipText;
import org.junit.jupiter.api.Test;

class InviteServerTest {
    private final UserAgentUnderTest agent = new UserAgentUnderTest();
    private final SipText invite = agent.form.request("INVITE");

    private InviteServer called() {
        InviteServer server = agent.called(invite);
        agent.session = server.session();
        return server;
    }

    private static SipText ok(InviteServer server) {
        return server.response(200, "OK").with("Contact", "<sip:me@127.0.0.1>");
    }

    @Test
    void a_2xx_is_repeated_until_its_ack() {
        InviteServer server = called();
        server.accept(ok(server));
        agent.clock.pass(4_000);
        agent.receive(agent.within("ACK", 1));
        agent.clock.pass(60_000);

        assertThat(agent.flow.timesOf("200")).containsExactly(0L, 500L, 1500L, 3500L);
        assertThat(agent.log).containsExactly("outside INVITE", "acknowledged 1");
        assertThat(agent.clock.waiting()).isZero();
    }

    @Test
    void a_repeated_ack_is_reported_once() {
        InviteServer server = called();
        server.accept(ok(server));
        agent.receive(agent.within("ACK", 1));
        agent.receive(agent.within("ACK", 1));

        assertThat(agent.log).containsExactly("outside INVITE", "acknowledged 1");
    }

    @Test
    void a_2xx_without_ack_is_repeated_every_4_s_and_given_up_after_64_t1() {
        InviteServer server = called();
        server.accept(ok(server));
        agent.clock.pass(60_000);

        assertThat(agent.flow.timesOf("200")).hasSize(11).endsWith(31_500L);
        assertThat(agent.log).containsExactly("outside INVITE", "never acknowledged");
    }

    @Test
    void an_ack_of_another_dialog_does_not_end_the_repetitions() {
        InviteServer server = called();
        server.accept(ok(server));
        agent.receive(agent.within("ACK", 1).with("From", "<sip:me@test>;tag=other"));
        agent.clock.pass(500);

        assertThat(agent.flow.timesOf("200")).containsExactly(0L, 500L);
    }

    @Test
    void cancel_before_any_response_is_answered_and_the_invite_gets_487() {
        called();
        agent.receive(agent.form.cancel(invite));

        assertThat(agent.flow.kinds()).containsExactly("200", "487");
        assertThat(agent.flow.last("200").to().tag())
                .as("RFC 3261 §9.2: the same To tag")
                .isEqualTo(agent.flow.last("487").to().tag());
        assertThat(agent.log).containsExactly("outside INVITE", "cancelled");
    }

    @Test
    void cancel_while_it_rings_ends_the_early_dialog() {
        InviteServer server = called();
        server.provisional(server.response(180, "Ringing"));
        agent.receive(agent.form.cancel(invite));
        agent.receive(agent.within("INFO", 2));

        assertThat(agent.flow.kinds()).containsExactly("180", "200", "487", "481");
    }

    @Test
    void cancel_after_the_answer_changes_nothing() {
        InviteServer server = called();
        server.accept(ok(server));
        agent.receive(agent.form.cancel(invite));

        assertThat(agent.flow.kinds()).containsExactly("200", "200");
        assertThat(agent.flow.last().cseqMethod()).isEqualTo("CANCEL");
        assertThat(agent.log).containsExactly("outside INVITE");
    }

    @Test
    void cancel_of_no_invite_gets_481() {
        agent.receive(agent.form.cancel(invite));

        assertThat(agent.flow.kinds()).containsExactly("481");
    }

    @Test
    void a_reliable_response_is_repeated_until_its_prack_and_the_next_one_waits() {
        InviteServer server = called();
        server.reliable(server.response(183, "Session Progress"), 7);
        server.reliable(server.response(180, "Ringing"), 7);
        agent.clock.pass(1_600);
        assertThat(agent.flow.kinds()).containsExactly("183", "183", "183");
        agent.receive(agent.within("PRACK", 2).with("RAck", "7 1 INVITE"));

        assertThat(agent.flow.kinds()).containsExactly("183", "183", "183", "200", "180");
        assertThat(agent.flow.last("180").header("RSeq")).contains("8");
        assertThat(agent.flow.last("180").lists("Require", "100rel")).isTrue();
    }

    @Test
    void a_prack_that_matches_nothing_gets_481() {
        InviteServer server = called();
        server.reliable(server.response(183, "Session Progress"), 7);
        agent.receive(agent.within("PRACK", 2).with("RAck", "8 1 INVITE"));

        assertThat(agent.flow.kinds()).containsExactly("183", "481");
    }

    @Test
    void a_reliable_response_without_prack_ends_the_call_with_504() {
        InviteServer server = called();
        server.reliable(server.response(183, "Session Progress"), 7);
        agent.clock.pass(32_000);

        assertThat(agent.flow.last("504").cseqMethod()).isEqualTo("INVITE");
        assertThat(agent.log).containsExactly("outside INVITE", "no PRACK");
    }

    @Test
    void the_final_response_ends_reliable_ones() {
        InviteServer server = called();
        server.reliable(server.response(183, "Session Progress"), 7);
        server.refuse(486, "Busy Here");
        agent.clock.pass(400);
        agent.receive(agent.form.ackOfFailure(invite, agent.flow.last("486")));
        agent.clock.pass(60_000);

        assertThat(agent.flow.kinds()).containsExactly("183", "486");
    }
}
