package io.sipwright.pstn.ua;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.pstn.sip.SipText;
import org.junit.jupiter.api.Test;

class InviteClientTest {
    private final UserAgentUnderTest agent = new UserAgentUnderTest();

    @Test
    void a_2xx_is_acknowledged_along_the_route_to_the_contact() {
        agent.call();
        agent.receive(agent.answer("INVITE", 200, "b").with("Record-Route", "<sip:p;lr>"));
        SipText ack = agent.flow.last("ACK");

        assertThat(ack.requestUri()).isEqualTo("sip:you@10.0.0.9");
        assertThat(ack.values("Route")).containsExactly("<sip:p;lr>");
        assertThat(ack.cseqNumber()).isOne();
        assertThat(ack.branch()).isNotEqualTo(agent.flow.last("INVITE").branch());
        assertThat(agent.log).containsExactly("accepted b");
    }

    @Test
    void a_repeated_2xx_gets_the_very_same_ack_again() {
        agent.call();
        SipText ok = agent.answer("INVITE", 200, "b");
        agent.receive(ok);
        SipText first = agent.flow.last("ACK");
        agent.receive(ok);

        assertThat(agent.flow.timesOf("ACK")).hasSize(2);
        assertThat(agent.flow.last("ACK").text()).isEqualTo(first.text());
        assertThat(agent.log).containsExactly("accepted b");
    }

    @Test
    void a_second_fork_that_answers_is_acknowledged_and_hung_up() {
        agent.call();
        SipText two = agent.answer("INVITE", 200, "two");
        agent.receive(agent.answer("INVITE", 180, "one"));
        agent.receive(agent.answer("INVITE", 200, "one"));
        agent.receive(two);
        agent.receive(two);

        assertThat(agent.flow.kinds()).containsExactly("INVITE", "ACK", "ACK", "BYE", "ACK");
        assertThat(agent.flow.last("BYE").to().tag()).isEqualTo("two");
        assertThat(agent.log).containsExactly("provisional 180", "accepted one");
        assertThat(agent.session().isOver()).isFalse();
    }

    @Test
    void requests_within_two_early_dialogs_are_kept_apart() {
        InviteClient call = agent.call();
        agent.receive(agent.answer("INVITE", 183, "one"));
        agent.receive(agent.answer("INVITE", 183, "two"));
        agent.session = call.fork("two").orElseThrow();
        agent.receive(agent.within("UPDATE", 7));

        assertThat(agent.log).endsWith("within two UPDATE");
        assertThat(call.fork("one").orElseThrow().dialog().remoteCseq()).isEqualTo(-1);
    }

    @Test
    void an_early_dialog_ends_with_the_refusal_of_its_invite() {
        InviteClient call = agent.call();
        agent.receive(agent.answer("INVITE", 183, "one"));
        agent.session = call.fork("one").orElseThrow();
        agent.receive(agent.answer("INVITE", 486, "one"));
        agent.receive(agent.within("INFO", 7));

        assertThat(agent.flow.last().status()).isEqualTo(481);
        assertThat(agent.log).containsExactly("provisional 183", "refused 486");
    }

    @Test
    void other_early_dialogs_end_64_t1_after_the_answer() {
        InviteClient call = agent.call();
        agent.receive(agent.answer("INVITE", 183, "one"));
        agent.receive(agent.answer("INVITE", 200, "two"));
        agent.clock.pass(31_999);
        assertThat(call.fork("one").orElseThrow().isOver()).isFalse();
        agent.clock.pass(1);

        assertThat(call.fork("one").orElseThrow().isOver()).isTrue();
        assertThat(agent.session().isOver()).isFalse();
    }

    @Test
    void cancel_waits_for_a_provisional_response() {
        InviteClient call = agent.call();
        call.cancel();
        assertThat(agent.flow.kinds()).containsExactly("INVITE");
        agent.receive(agent.answer("INVITE", 100, ""));
        SipText cancel = agent.flow.last("CANCEL");

        assertThat(cancel.branch()).isEqualTo(call.invite().branch());
        assertThat(cancel.cseqNumber()).isEqualTo(call.invite().cseqNumber());
        assertThat(cancel.to().tag()).isEmpty();
    }

    @Test
    void cancel_is_sent_once_and_the_487_is_acknowledged() {
        InviteClient call = agent.call();
        agent.receive(agent.answer("INVITE", 180, "b"));
        call.cancel();
        call.cancel();
        agent.receive(agent.answer("CANCEL", 200, "b"));
        agent.receive(agent.answer("INVITE", 487, "b"));
        agent.clock.pass(60_000);

        assertThat(agent.flow.kinds()).containsExactly("INVITE", "CANCEL", "ACK");
        assertThat(agent.log).containsExactly("provisional 180", "refused 487");
        assertThat(agent.clock.waiting()).isZero();
    }

    @Test
    void a_cancelled_call_without_final_response_is_over_after_64_t1() {
        InviteClient call = agent.call();
        agent.receive(agent.answer("INVITE", 180, "b"));
        call.cancel();
        agent.receive(agent.answer("CANCEL", 200, "b"));
        agent.clock.pass(32_000);

        assertThat(agent.log).containsExactly("provisional 180", "failed 408");
    }

    @Test
    void a_2xx_that_crosses_the_cancel_is_an_answer() {
        InviteClient call = agent.call();
        agent.receive(agent.answer("INVITE", 180, "b"));
        call.cancel();
        agent.receive(agent.answer("INVITE", 200, "b"));
        agent.clock.pass(60_000);

        assertThat(agent.log).containsExactly("provisional 180", "accepted b");
    }

    @Test
    void a_2xx_after_the_call_has_failed_is_acknowledged_and_hung_up_once() {
        agent.call();
        SipText ok = agent.answer("INVITE", 200, "two");
        agent.receive(agent.answer("INVITE", 486, "one"));
        agent.receive(ok);
        agent.receive(ok);

        assertThat(agent.flow.kinds()).containsExactly("INVITE", "ACK", "ACK", "BYE", "ACK");
        assertThat(agent.log).containsExactly("refused 486");
    }

    @Test
    void a_challenged_invite_is_sent_again_as_a_new_request_that_cancel_matches() {
        InviteClient call = agent.call();
        SipText first = agent.flow.last("INVITE");
        agent.receive(agent.answer("INVITE", 407, "b")
                .with("Proxy-Authenticate", "Digest realm=\"r\", nonce=\"n\", qop=\"auth\""));
        SipText second = agent.flow.last("INVITE");
        agent.receive(agent.answer("INVITE", 180, "b"));
        call.cancel();

        assertThat(second.cseqNumber()).isEqualTo(2);
        assertThat(second.branch()).isNotEqualTo(first.branch());
        assertThat(second.callId()).isEqualTo(first.callId());
        assertThat(second.header("Proxy-Authorization").orElse("")).contains("nonce=\"n\"");
        assertThat(agent.flow.last("CANCEL").branch()).isEqualTo(second.branch());
        assertThat(agent.log).containsExactly("provisional 180");
    }

    @Test
    void a_second_challenge_is_a_refusal_unless_the_nonce_was_stale() {
        String challenge = "Digest realm=\"r\", nonce=\"%s\", qop=\"auth\"%s";
        agent.call();
        agent.receive(agent.answer("INVITE", 407, "b").with("Proxy-Authenticate", challenge.formatted("1", "")));
        agent.receive(
                agent.answer("INVITE", 407, "b").with("Proxy-Authenticate", challenge.formatted("2", ", stale=true")));
        agent.receive(agent.answer("INVITE", 407, "b").with("Proxy-Authenticate", challenge.formatted("3", "")));

        assertThat(agent.flow.timesOf("INVITE")).hasSize(3);
        assertThat(agent.log).containsExactly("refused 407");
    }

    @Test
    void a_peer_that_calls_every_nonce_stale_does_not_keep_us_busy() {
        agent.call();
        for (int n = 0; n < 20; n++) {
            agent.receive(agent.answer("INVITE", 407, "b")
                    .with("Proxy-Authenticate", "Digest realm=\"r\", nonce=\"" + n + "\", stale=true"));
        }

        assertThat(agent.flow.timesOf("INVITE")).hasSize(5);
        assertThat(agent.log).containsExactly("refused 407");
    }

    @Test
    void an_interval_too_small_is_asked_for_again_with_the_least_that_is_wanted() {
        agent.call(agent.form.request("INVITE").with("Session-Expires", "90"));
        SipText first = agent.flow.last("INVITE");
        agent.receive(agent.answer("INVITE", 422, "b").with("Min-SE", "120"));
        SipText second = agent.flow.last("INVITE");
        agent.receive(agent.answer("INVITE", 200, "b"));

        assertThat(second.header("Min-SE")).contains("120");
        assertThat(second.header("Session-Expires")).contains("120");
        assertThat(second.callId()).isEqualTo(first.callId());
        assertThat(second.cseqNumber()).isEqualTo(2);
        assertThat(agent.log).containsExactly("accepted b");
    }

    @Test
    void a_422_that_names_no_interval_or_never_ends_is_a_refusal() {
        agent.call();
        agent.receive(agent.answer("INVITE", 422, "b"));
        assertThat(agent.log).containsExactly("refused 422");

        agent.call();
        for (int n = 1; n <= 3; n++) {
            agent.receive(agent.answer("INVITE", 422, "b").with("Min-SE", Integer.toString(100 * n)));
        }
        assertThat(agent.log).containsExactly("refused 422", "refused 422");
    }

    @Test
    void a_reliable_provisional_response_is_acknowledged_once_and_in_order() {
        agent.call(agent.form.request("INVITE").with("Supported", "100rel"));
        SipText one = agent.answer("INVITE", 183, "b").with("Require", "100rel").with("RSeq", "41");
        agent.receive(one);
        agent.receive(one);
        agent.receive(one.with("RSeq", "43"));
        agent.receive(one.with("RSeq", "42"));

        assertThat(agent.flow.kinds()).containsExactly("INVITE", "PRACK", "PRACK");
        assertThat(agent.flow.last().header("RAck")).contains("42 1 INVITE");
        assertThat(agent.flow.last().cseqNumber()).isEqualTo(3);
    }

    @Test
    void a_caller_that_did_not_offer_100rel_sends_no_prack() {
        agent.call();
        agent.receive(agent.answer("INVITE", 183, "b").with("Require", "100rel").with("RSeq", "41"));

        assertThat(agent.flow.kinds()).containsExactly("INVITE");
    }

    @Test
    void one_fork_more_than_is_kept_apart_is_hung_up() {
        agent.call();
        for (int n = 0; n <= InviteClient.MOST_FORKS; n++) {
            agent.receive(agent.answer("INVITE", 183, "fork" + n));
        }
        agent.receive(agent.answer("INVITE", 200, "fork0"));
        agent.receive(agent.answer("INVITE", 200, "fork" + InviteClient.MOST_FORKS));

        assertThat(agent.flow.last("BYE").to().tag()).isEqualTo("fork" + InviteClient.MOST_FORKS);
    }
}
