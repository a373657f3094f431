package io.sipwright.pstn.ua;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.pstn.sip.SipText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionTest {
    private final UserAgentUnderTest agent = new UserAgentUnderTest();
    private final RecordingListener outcome = new RecordingListener();

    @BeforeEach
    void establish() {
        agent.call();
        agent.receive(agent.answer("INVITE", 200, "b"));
        agent.flow.sent.clear();
        agent.log.clear();
    }

    private SipText send(String method) {
        SipText request = agent.form.end(agent.session().begin(method));
        agent.session().send(request, outcome);
        return request;
    }

    @Test
    void a_re_invite_is_acknowledged_each_time_and_reported_once() {
        send("INVITE");
        assertThat(agent.session().isInviteOut()).isTrue();
        SipText ok = agent.answer("INVITE", 200, "b").with("Contact", "<sip:you@moved>");
        agent.receive(ok);
        agent.receive(ok);

        assertThat(agent.flow.kinds()).containsExactly("INVITE", "ACK", "ACK");
        assertThat(agent.flow.last().requestUri()).isEqualTo("sip:you@moved");
        assertThat(outcome.statuses).containsExactly(200);
        assertThat(agent.session().isInviteOut()).isFalse();
    }

    @Test
    void a_refused_re_invite_leaves_target_and_session_as_they_were() {
        send("INVITE");
        agent.receive(agent.answer("INVITE", 488, "b").with("Contact", "<sip:you@moved>"));

        assertThat(agent.session().dialog().target()).isEqualTo("sip:you@10.0.0.9");
        assertThat(agent.session().isOver()).isFalse();
        assertThat(agent.session().isInviteOut()).isFalse();
    }

    @Test
    void a_challenged_request_takes_the_next_number_of_the_dialog() {
        send("INFO");
        agent.receive(agent.answer("INFO", 407, "b")
                .with("Proxy-Authenticate", "Digest realm=\"r\", nonce=\"n\", qop=\"auth\""));
        send("INFO");

        assertThat(agent.flow.sent.stream().map(s -> s.message().cseqNumber())).containsExactly(2L, 3L, 4L);
    }

    @Test
    void bye_ends_the_session_at_once() {
        agent.session().bye(ResponseListener.NONE);
        agent.receive(agent.within("INFO", 5));

        assertThat(agent.flow.kinds()).containsExactly("BYE", "481");
        assertThat(agent.session().isOver()).isTrue();
    }

    @Test
    void a_request_out_of_order_gets_500() {
        agent.receive(agent.within("INFO", 5));
        agent.receive(agent.within("INFO", 4));

        assertThat(agent.log).containsExactly("within b INFO");
        assertThat(agent.flow.last().status()).isEqualTo(500);
    }

    @Test
    void an_accepted_re_invite_is_repeated_until_its_ack() {
        agent.receive(agent.within("INVITE", 5));
        ServerTransaction reinvite = agent.requests.get(0);
        agent.session().accept(reinvite, reinvite.request().answer(200, "OK", ""));
        assertThat(agent.session().awaitsAck()).isTrue();
        agent.clock.pass(600);
        agent.receive(agent.within("ACK", 5));
        agent.clock.pass(60_000);

        assertThat(agent.flow.timesOf("200")).containsExactly(0L, 500L);
        assertThat(agent.session().awaitsAck()).isFalse();
    }

    @Test
    void one_re_invite_more_than_may_wait_for_their_ack_gets_500() {
        for (int n = 1; n <= Session.MOST_UNACKNOWLEDGED; n++) {
            agent.receive(agent.within("INVITE", n));
            ServerTransaction reinvite = agent.requests.get(n - 1);
            agent.session().accept(reinvite, reinvite.request().answer(200, "OK", ""));
        }
        agent.receive(agent.within("INVITE", 100));

        assertThat(agent.requests).hasSize(Session.MOST_UNACKNOWLEDGED);
        assertThat(agent.flow.last().status()).isEqualTo(500);
    }
}
