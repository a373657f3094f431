package io.sipwright.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** RFC 3261 §16.7 to §16.10, RFC 4320, RFC 3326: PRX-013, PRX-016, PRX-020, and errors in this server. */
final class ForwardedResponsesTest {
    private static final String SDP = SimulatedServer.SDP;

    private SimulatedServer server;
    private SimulatedEnd gateway;
    private SimulatedEnd alice;

    @BeforeEach
    void start() throws Exception {
        server = new SimulatedServer();
        gateway = server.gateway();
        alice = server.registered("alice");
    }

    @Test
    void no_provisional_response_to_a_message_is_forwarded_and_nothing_is_left() throws Exception {
        alice.initial("MESSAGE", "sip:1001@sipwright.test");
        SipLines message = gateway.expect("MESSAGE");
        gateway.send(message.reply("180 Ringing", "g1"));
        alice.expectNothing();
        server.advance(Duration.ofMillis(3_400));
        alice.expectNothing();
        server.advance(Duration.ofMillis(200));
        alice.expect("SIP/2.0 100");
        alice.expectNothing();
        server.advance(Duration.ofSeconds(70));
        assertThat(server.transactions.alive()).isZero();
        assertThat(server.proxy.requestsInFlight()).isZero();
    }

    @Test
    void a_response_with_no_via_but_ours_is_not_forwarded() throws Exception {
        alice.initial("MESSAGE", "sip:1001@sipwright.test");
        SipLines message = gateway.expect("MESSAGE");
        String reply = message.reply("200 OK", "g1");
        int second = reply.indexOf("Via:", reply.indexOf("Via:") + 1);
        gateway.send(reply.substring(0, second) + reply.substring(reply.indexOf("\r\n", second) + 2));
        alice.expect("SIP/2.0 500");
    }

    @Test
    void the_reason_of_a_cancel_is_copied() throws Exception {
        String invite = gateway.request(
                "INVITE",
                "sip:alice@sipwright.test",
                new Call("<sip:0123@x>;tag=g1", "<sip:alice@sipwright.test>", "case-1"),
                1,
                gateway.contact(),
                SDP);
        gateway.send(invite);
        SipLines arrived = alice.expect("INVITE");
        alice.send(arrived.reply("180 Ringing", "a1", alice.contact()));
        gateway.expect("SIP/2.0 180");
        gateway.send(SipLines.join(List.of(
                "CANCEL sip:alice@sipwright.test SIP/2.0",
                "Via: " + new SipLines(invite).one("Via"),
                "Max-Forwards: 70",
                "From: <sip:0123@x>;tag=g1",
                "To: <sip:alice@sipwright.test>",
                "Call-ID: case-1",
                "CSeq: 1 CANCEL",
                "Reason: SIP ;cause=200 ;text=\"Call completed elsewhere\"",
                "Reason: Q.850;cause=26")));
        List<String> reasons = alice.expect("CANCEL").all("Reason");
        assertThat(reasons).hasSize(2);
        assertThat(reasons.get(0)).contains("cause=200").contains("text=\"Call completed elsewhere\"");
        assertThat(reasons.get(1)).contains("Q.850").contains("cause=26");
    }

    @Test
    void a_ringing_that_never_ends_is_cancelled_and_its_487_awaited() throws Exception {
        alice.initial("INVITE", "sip:1001@sipwright.test", alice.contact(), SDP);
        SipLines invite = gateway.expect("INVITE");
        gateway.send(invite.reply("180 Ringing", "g1"));
        alice.expect("SIP/2.0 180");
        server.advance(Duration.ofSeconds(295));
        gateway.send(invite.reply("100 Trying", "g1")); // RFC 3261 §16.7 step 2: no reason to wait longer
        gateway.expectNothing();
        server.advance(Duration.ofSeconds(6));
        gateway.send(gateway.expect("CANCEL").reply("200 OK", ""));
        alice.expectNothing();
        gateway.send(invite.reply("487 Request Terminated", "g1"));
        alice.expect("SIP/2.0 408");
        assertThat(server.media.alive()).isZero();
    }

    @Test
    void a_defect_ends_the_request_with_500_and_frees_everything() throws Exception {
        server.media.breaks = true;
        alice.initial("INVITE", "sip:1001@sipwright.test", alice.contact(), SDP);
        alice.expect("SIP/2.0 500");
        gateway.expectNothing();
        assertThat(server.media.alive()).isZero();
        assertThat(server.proxy.requestsInFlight()).isZero();
    }

    @Test
    void a_defect_in_an_answer_ends_the_call_on_both_sides() throws Exception {
        alice.initial("INVITE", "sip:1001@sipwright.test", alice.contact(), SDP);
        SipLines invite = gateway.expect("INVITE");
        server.media.breaksAnswers = true;
        gateway.send(invite.reply("200 OK", "g1", gateway.contact(), SDP));
        alice.expect("SIP/2.0 500");
        gateway.expect("ACK");
        gateway.expect("BYE");
        assertThat(server.media.alive()).isZero();
    }

    @Test
    void a_defect_in_one_answer_cancels_the_other_branches() throws Exception {
        SimulatedEnd second = server.registered("alice");
        gateway.send(gateway.request(
                "INVITE",
                "sip:alice@sipwright.test",
                new Call("<sip:0123@x>;tag=g1", "<sip:alice@sipwright.test>", "fork-1"),
                1,
                gateway.contact(),
                SDP));
        SipLines one = alice.expect("INVITE");
        SipLines other = second.expect("INVITE");
        second.send(other.reply("180 Ringing", "a2", second.contact()));
        gateway.expect("SIP/2.0 180");
        server.media.breaksAnswers = true;
        alice.send(one.reply("200 OK", "a1", alice.contact(), SDP));
        gateway.expect("SIP/2.0 500");
        alice.expect("ACK");
        alice.expect("BYE");
        second.send(second.expect("CANCEL").reply("200 OK", ""));
        second.send(other.reply("487 Request Terminated", "a2"));
        second.expect("ACK");
        assertThat(server.media.sessions).hasSize(2);
        assertThat(server.media.alive()).isZero();
        assertThat(server.proxy.requestsInFlight()).isZero();
    }

    @Test
    void a_defect_in_the_answer_of_an_ack_ends_the_call() throws Exception {
        gateway.send(gateway.request(
                "INVITE",
                "sip:alice@sipwright.test",
                new Call("<sip:0123@x>;tag=g1", "<sip:alice@sipwright.test>", "late-1"),
                1,
                gateway.contact()));
        alice.send(alice.expect("INVITE").reply("200 OK", "a1", alice.contact(), SDP));
        SipLines ok = gateway.expect("SIP/2.0 200");
        server.media.breaksAnswers = true;
        gateway.send(gateway.within(ok, "ACK", 1, SDP));
        alice.expect("BYE");
        gateway.expect("BYE");
        assertThat(server.media.alive()).isZero();
    }

    @Test
    void a_cancel_of_nothing_passes_statelessly_where_its_sender_is_known() throws Exception {
        String cancel = gateway.request(
                "CANCEL",
                "sip:alice@sipwright.test",
                new Call("<sip:0123@x>;tag=g1", "<sip:alice@sipwright.test>", "gone-1"),
                1);
        gateway.send(cancel);
        SipLines arrived = alice.expect("CANCEL");
        alice.send(arrived.reply("481 Call/Transaction Does Not Exist", ""));
        assertThat(gateway.expect("SIP/2.0 481").all("Via")).hasSize(1);
        SimulatedEnd stranger = server.phone("", "198.51.100.66", 5060);
        stranger.send(cancel.replaceFirst("z9hG4bK", "z9hG4bKs"));
        stranger.expect("SIP/2.0 481");
        alice.expectNothing();
    }
}
