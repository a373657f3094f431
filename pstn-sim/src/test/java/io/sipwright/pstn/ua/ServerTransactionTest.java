package io.sipwright.pstn.ua;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.pstn.sip.SipText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerTransactionTest implements RequestListener {
    private final SimulatedClock clock = new SimulatedClock();
    private final RecordingFlow udp = new RecordingFlow(clock, false);
    private final RecordingFlow stream = new RecordingFlow(clock, true);
    private final PlainForm form = new PlainForm();
    private final Transactions transactions = new Transactions(clock, SipTimers.STANDARD, form);
    private final List<ServerTransaction> requests = new ArrayList<>();
    private final List<SipText> acks = new ArrayList<>();

    ServerTransactionTest() {
        transactions.listen(this);
    }

    @Override
    public void request(ServerTransaction transaction) {
        requests.add(transaction);
    }

    @Override
    public void ack(SipText ack) {
        acks.add(ack);
    }

    private ServerTransaction receive(SipText request, RecordingFlow flow) {
        transactions.receive(request, flow);
        return requests.get(requests.size() - 1);
    }

    @Test
    void a_repeated_request_gets_the_last_response_again_and_is_reported_once() {
        SipText options = form.request("OPTIONS");
        receive(options, udp).respond(200, "OK", "b");
        transactions.receive(options, udp);

        assertThat(requests).hasSize(1);
        assertThat(udp.kinds()).containsExactly("200", "200");
    }

    @Test
    void a_refusal_of_an_invite_is_repeated_until_its_ack() {
        SipText invite = form.request("INVITE");
        receive(invite, udp).respond(486, "Busy Here", "b");
        clock.pass(4_000);
        transactions.receive(form.ackOfFailure(invite, udp.last()), udp);
        clock.pass(60_000);

        assertThat(udp.timesOf("486")).containsExactly(0L, 500L, 1500L, 3500L);
        assertThat(acks).as("it is the transaction's own").isEmpty();
        assertThat(clock.waiting()).isZero();
    }

    @Test
    void a_refusal_without_ack_is_repeated_every_4_s_for_32_s() {
        receive(form.request("INVITE"), udp).respond(486, "Busy Here", "b");
        clock.pass(60_000);

        assertThat(udp.timesOf("486"))
                .containsExactly(0L, 500L, 1500L, 3500L, 7500L, 11_500L, 15_500L, 19_500L, 23_500L, 27_500L, 31_500L);
    }

    @Test
    void a_refusal_over_a_reliable_transport_is_sent_once() {
        receive(form.request("INVITE"), stream).respond(486, "Busy Here", "b");
        clock.pass(60_000);

        assertThat(stream.kinds()).containsExactly("486");
    }

    @Test
    void an_invite_repeated_after_its_2xx_is_absorbed() {
        SipText invite = form.request("INVITE");
        receive(invite, udp).respond(200, "OK", "b");
        transactions.receive(invite, udp);

        assertThat(requests).hasSize(1);
        assertThat(udp.kinds()).containsExactly("200");
    }

    @Test
    void the_ack_of_a_2xx_goes_to_the_core() {
        SipText invite = form.request("INVITE");
        receive(invite, udp).respond(200, "OK", "b");
        transactions.receive(form.request("ACK"), udp);
        transactions.receive(form.ackOfFailure(invite, udp.last()), udp);

        assertThat(acks).hasSize(2);
    }

    @Test
    void a_second_final_response_is_not_sent() {
        ServerTransaction transaction = receive(form.request("INVITE"), udp);
        transaction.respond(200, "OK", "b");
        transaction.respond(487, "Request Terminated", "b");

        assertThat(udp.kinds()).containsExactly("200");
    }

    @Test
    void a_cancel_finds_the_invite_that_it_means_and_no_other() {
        SipText invite = form.request("INVITE");
        ServerTransaction transaction = receive(invite, udp);

        assertThat(transactions.cancelled(form.cancel(invite))).contains(transaction);
        assertThat(transactions.cancelled(form.cancel(form.request("INVITE")))).isEmpty();
    }

    @Test
    void requests_without_magic_cookie_are_distinguished_by_their_cseq() {
        SipText old = form.request("OPTIONS").with("Via", "SIP/2.0/UDP 127.0.0.1:5060;branch=1");
        receive(old, udp);
        receive(old.with("CSeq", "2 OPTIONS"), udp);

        assertThat(requests).hasSize(2);
    }

    @Test
    void one_request_more_than_there_is_room_for_gets_503_and_is_counted() {
        for (int n = 0; n <= Transactions.MOST_SERVERS; n++) {
            transactions.receive(form.request("OPTIONS"), udp);
        }

        assertThat(requests).hasSize(Transactions.MOST_SERVERS);
        assertThat(udp.kinds()).containsExactly("503");
        assertThat(transactions.refused()).isOne();
    }
}
