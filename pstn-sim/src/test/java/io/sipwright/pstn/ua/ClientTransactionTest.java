package io.sipwright.pstn.ua;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.pstn.sip.SipText;
import org.junit.jupiter.api.Test;

class ClientTransactionTest {
    private final SimulatedClock clock = new SimulatedClock();
    private final RecordingFlow udp = new RecordingFlow(clock, false);
    private final RecordingFlow stream = new RecordingFlow(clock, true);
    private final PlainForm form = new PlainForm();
    private final Transactions transactions = new Transactions(clock, SipTimers.STANDARD, form);
    private final RecordingListener listener = new RecordingListener();

    private SipText send(String method, RecordingFlow flow) {
        SipText request = form.request(method);
        transactions.request(request, flow, listener);
        return request;
    }

    private void receive(SipText request, int status) {
        transactions.receive(request.answer(status, "Said", "b"), udp);
    }

    @Test
    void an_invite_is_sent_again_at_doubling_intervals_and_given_up_after_64_t1() {
        send("INVITE", udp);
        clock.pass(40_000);

        assertThat(udp.timesOf("INVITE")).containsExactly(0L, 500L, 1500L, 3500L, 7500L, 15_500L, 31_500L);
        assertThat(listener.failures).containsExactly(408);
        assertThat(clock.waiting()).isZero();
    }

    @Test
    void another_request_is_sent_again_every_4_s_at_the_longest() {
        send("OPTIONS", udp);
        clock.pass(33_000);

        assertThat(udp.timesOf("OPTIONS"))
                .containsExactly(0L, 500L, 1500L, 3500L, 7500L, 11_500L, 15_500L, 19_500L, 23_500L, 27_500L, 31_500L);
        assertThat(listener.failures).containsExactly(408);
    }

    @Test
    void a_provisional_response_ends_the_repetitions_and_the_timeout_of_an_invite() {
        SipText invite = send("INVITE", udp);
        receive(invite, 180);
        clock.pass(300_000);

        assertThat(udp.timesOf("INVITE")).containsExactly(0L);
        assertThat(listener.failures).isEmpty();
        assertThat(transactions.isQuiet()).isFalse();
    }

    @Test
    void a_provisional_response_slows_another_request_down() {
        SipText options = send("OPTIONS", udp);
        receive(options, 100);
        clock.pass(9_000);

        assertThat(udp.timesOf("OPTIONS")).containsExactly(0L, 500L, 4500L, 8500L);
    }

    @Test
    void a_refusal_is_acknowledged_each_time_and_reported_once() {
        SipText invite = send("INVITE", udp);
        receive(invite, 486);
        receive(invite, 486);

        assertThat(udp.kinds()).containsExactly("INVITE", "ACK", "ACK");
        assertThat(udp.last().branch()).isEqualTo(invite.branch());
        assertThat(udp.last().to().tag()).isEqualTo("b");
        assertThat(udp.last().cseqNumber()).isEqualTo(1);
        assertThat(listener.statuses).containsExactly(486);
    }

    @Test
    void a_repeated_2xx_is_reported_for_32_s_and_then_finds_nobody() {
        SipText invite = send("INVITE", udp);
        receive(invite, 200);
        clock.pass(31_999);
        receive(invite, 200);
        clock.pass(1);
        receive(invite, 200);

        assertThat(listener.statuses).containsExactly(200, 200);
        assertThat(udp.kinds()).containsExactly("INVITE");
    }

    @Test
    void nothing_is_sent_again_over_a_reliable_transport_but_given_up_it_is() {
        send("INVITE", stream);
        clock.pass(40_000);

        assertThat(stream.kinds()).containsExactly("INVITE");
        assertThat(listener.failures).containsExactly(408);
    }

    @Test
    void a_lost_flow_fails_what_is_under_way_on_it_with_503() {
        send("INVITE", stream);
        send("OPTIONS", udp);
        transactions.lost(stream);

        assertThat(listener.failures).containsExactly(503);
        assertThat(transactions.isQuiet()).isFalse();
    }

    @Test
    void a_response_to_another_method_with_the_same_branch_is_another_transaction() {
        SipText invite = send("INVITE", udp);
        transactions.receive(form.cancel(invite).answer(200, "OK", "b"), udp);

        assertThat(listener.statuses).isEmpty();
    }
}
