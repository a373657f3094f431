package io.sipwright.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Media of branches, and offers as transactions: RFC 3261 §13.2.2.4, §14.1, RFC 3262 §5, PRX-016, PRX-019. */
final class BranchMediaTest {
    private static final String SDP = SimulatedServer.SDP;
    private static final String OTHER_SDP = SDP.replace("o=- 1 1", "o=- 2 7");

    private SimulatedServer server;
    private SimulatedEnd gateway;
    private SimulatedEnd carol;
    private SimulatedEnd tab;
    private SimulatedEnd desk;

    @BeforeEach
    void start() throws Exception {
        server = new SimulatedServer();
        gateway = server.gateway();
        carol = server.registered("carol");
        tab = server.browser("alice");
        desk = server.phone("alice", "198.51.100.40", 5060);
    }

    private void fork() throws Exception {
        tab.register();
        desk.register();
        carol.initial("INVITE", "sip:alice@sipwright.test", carol.contact(), SDP);
    }

    private static void acknowledge(SimulatedEnd caller, SipLines ok) {
        caller.send(caller.within(ok, "ACK", 2));
    }

    @Test
    void a_fork_answered_by_the_browser_lasts_when_the_desk_phones_media_fail() throws Exception {
        fork();
        SipLines atDesk = desk.expect("INVITE");
        desk.send(atDesk.reply("180 Ringing", "d1"));
        SipLines atTab = tab.expect("INVITE");
        tab.send(atTab.reply("200 OK", "t1", tab.contact(), SDP));
        SipLines cancel = desk.expect("CANCEL");
        assertThat(cancel.one("Reason")).contains("cause=200").contains("Call completed elsewhere");
        desk.send(cancel.reply("200 OK", ""));
        server.media.sessions.get(0).fail("no pair"); // of the losing branch
        server.advance(Duration.ZERO);
        desk.send(atDesk.reply("487 Request Terminated", "d1"));
        SipLines ok = carol.expect("SIP/2.0 200");
        acknowledge(carol, ok);
        tab.expect("ACK");
        server.advance(Duration.ofMinutes(5));
        carol.expectNothing();
        tab.expectNothing();
        assertThat(server.media.alive()).isZero();
        assertThat(server.proxy.dialogs()).isEqualTo(1);
    }

    @Test
    void a_fork_answered_by_the_desk_phone_keeps_its_media() throws Exception {
        fork();
        SipLines atTab = tab.expect("INVITE");
        tab.send(atTab.reply("180 Ringing", "t1"));
        desk.send(desk.expect("INVITE").reply("200 OK", "d1", desk.contact(), SDP));
        SipLines ok = carol.expect("SIP/2.0 200");
        assertThat(ok.body()).contains("a=x-answer-0");
        acknowledge(carol, ok);
        tab.send(tab.expect("CANCEL").reply("200 OK", ""));
        tab.send(atTab.reply("487 Request Terminated", "t1"));
        assertThat(server.media.alive()).isEqualTo(1);
    }

    @Test
    void media_count_for_the_account_of_the_browser_caller_or_called() throws Exception { // SEC-003
        tab.register();
        gateway.send(fromGateway("alice", SDP));
        tab.expect("INVITE");
        carol.initial("INVITE", "sip:1001@sipwright.test", carol.contact(), SDP);
        gateway.expect("INVITE");
        assertThat(server.media.accounts).containsExactly("alice", "carol");
    }

    @Test
    void a_losing_branch_frees_its_session() throws Exception {
        SimulatedEnd second = server.registered("alice");
        tab.register();
        gateway.send(fromGateway("alice", SDP));
        SipLines one = tab.expect("INVITE");
        SipLines two = second.expect("INVITE");
        assertThat(server.media.alive()).isEqualTo(2);
        tab.send(one.reply("180 Ringing", "t1", tab.contact()));
        second.send(two.reply("200 OK", "t2", second.contact(), SDP));
        tab.send(tab.expect("CANCEL").reply("200 OK", ""));
        tab.send(one.reply("487 Request Terminated", "t1"));
        assertThat(server.media.asked).contains("end FORK_LOST");
        assertThat(server.media.alive()).isEqualTo(1);
    }

    @Test
    void two_answers_of_one_fork_are_two_sessions_and_ending_one_keeps_the_other() throws Exception {
        SimulatedEnd second = server.registered("alice");
        tab.register();
        gateway.send(fromGateway("alice", SDP));
        tab.send(tab.expect("INVITE").reply("200 OK", "t1", tab.contact(), SDP));
        second.send(second.expect("INVITE").reply("200 OK", "t2", second.contact(), SDP));
        SipLines first = gateway.expect("SIP/2.0 200");
        SipLines other = gateway.expect("SIP/2.0 200");
        assertThat(first.body()).isNotEqualTo(other.body());
        gateway.send(gateway.within(other, "ACK", 1));
        gateway.send(gateway.within(other, "BYE", 2));
        SimulatedEnd bye = other.one("To").contains("t2") ? second : tab;
        bye.send(bye.expect("BYE").reply("200 OK", ""));
        assertThat(server.media.alive()).isEqualTo(1);
        assertThat(server.proxy.dialogs()).isEqualTo(1);
    }

    private String fromGateway(String user, String... more) {
        String[] all = new String[more.length + 1];
        System.arraycopy(more, 0, all, 1, more.length);
        all[0] = gateway.contact();
        Call call = new Call("<sip:1001@pstn.test>;tag=g1", "<sip:" + user + "@x>", "g-call");
        return gateway.request("INVITE", "sip:" + user + "@sipwright.test", call, 1, all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"183 Session Progress", "200 OK"})
    void a_callee_whose_answer_cannot_be_bridged_is_out_and_the_other_rings_on(String status) throws Exception {
        fork();
        SipLines atTab = tab.expect("INVITE");
        server.media.refusesAnswers = true;
        desk.send(desk.expect("INVITE").reply(status, "d1", desk.contact(), SDP));
        SipLines end = desk.expect(status.startsWith("2") ? "BYE" : "CANCEL");
        assertThat(end.one("Reason")).contains("cause=488"); // RFC 3326 §2
        tab.expectNothing();
        carol.expectNothing();
        tab.send(atTab.reply("200 OK", "t1", tab.contact(), SDP));
        carol.expect("SIP/2.0 200"); // between browsers nothing is bridged
    }

    /** F62 · RFC 3261 §21.5.4. */
    @Test
    void a_call_for_which_no_ports_are_left_draws_503_and_when_to_try_again() throws Exception {
        server.media.refusesSessions = true;
        carol.initial("INVITE", "sip:1001@sipwright.test", carol.contact(), SDP);
        assertThat(carol.expect("SIP/2.0 503").one("Retry-After")).isEqualTo("60");
        gateway.expectNothing();
    }

    private SipLines established() throws Exception {
        carol.initial("INVITE", "sip:1001@sipwright.test", carol.contact(), SDP);
        SipLines invite = gateway.expect("INVITE");
        gateway.send(invite.reply("200 OK", "g1", gateway.contact(), SDP));
        SipLines ok = carol.expect("SIP/2.0 200");
        acknowledge(carol, ok);
        gateway.expect("ACK");
        server.media.asked.clear();
        return ok;
    }

    @ParameterizedTest
    @CsvSource({
        "INVITE, 488 Not Acceptable Here", "INVITE, 491 Request Pending",
        "UPDATE, 488 Not Acceptable Here", "UPDATE, 500 Server Internal Error"
    })
    void a_refused_offer_in_a_call_is_withdrawn(String method, String status) throws Exception {
        SipLines ok = established();
        carol.send(carol.within(ok, method, 3, carol.contact(), OTHER_SDP));
        gateway.send(gateway.expect(method).reply(status, ""));
        carol.expect("SIP/2.0 " + status.substring(0, 3));
        assertThat(server.media.asked).containsExactly("offer WEBRTC", "withdraw");
        assertThat(server.media.alive()).isEqualTo(1);
    }

    @Test
    void a_cancelled_re_invite_leaves_the_call_alone() throws Exception {
        SipLines ok = established();
        String again = carol.within(ok, "INVITE", 3, carol.contact(), OTHER_SDP);
        carol.send(again);
        SipLines invite = gateway.expect("INVITE");
        gateway.send(invite.reply("180 Ringing", ""));
        carol.expect("SIP/2.0 180");
        carol.send(cancelOf(again));
        carol.expect("SIP/2.0 200");
        gateway.send(gateway.expect("CANCEL").reply("200 OK", ""));
        gateway.send(invite.reply("487 Request Terminated", ""));
        carol.expect("SIP/2.0 487");
        assertThat(server.media.asked).containsExactly("offer WEBRTC", "withdraw");
        assertThat(server.media.alive()).isEqualTo(1);
    }

    static String cancelOf(String invite, String... more) {
        SipLines lines = new SipLines(invite);
        return SipLines.join(
                List.of(
                        "CANCEL " + lines.uri() + " SIP/2.0",
                        "Via: " + lines.one("Via"),
                        "Max-Forwards: 70",
                        "From: " + lines.one("From"),
                        "To: " + lines.one("To"),
                        "Call-ID: " + lines.one("Call-ID"),
                        "CSeq: " + lines.one("CSeq").replace("INVITE", "CANCEL")),
                more);
    }

    @ParameterizedTest
    @CsvSource({"INVITE, SIP/2.0 408", "UPDATE, SIP/2.0 100"}) // RFC 4320 §4.2: no 408 to the UPDATE
    void an_unanswered_offer_in_a_call_is_withdrawn(String method, String last) throws Exception {
        SipLines ok = established();
        carol.send(carol.within(ok, method, 3, carol.contact(), OTHER_SDP));
        server.advance(Duration.ofSeconds(33));
        carol.expect(last);
        assertThat(server.media.asked).containsExactly("offer WEBRTC", "withdraw");
        assertThat(server.media.alive()).isEqualTo(1);
    }

    @Test
    void an_accepted_re_invite_is_in_force() throws Exception {
        SipLines ok = established();
        carol.send(carol.within(ok, "INVITE", 3, carol.contact(), OTHER_SDP));
        gateway.send(gateway.expect("INVITE").reply("200 OK", "", gateway.contact(), OTHER_SDP));
        assertThat(carol.expect("SIP/2.0 200").body()).contains("a=x-answer");
        assertThat(server.media.asked).containsExactly("offer WEBRTC", "answer to WEBRTC", "accept");
    }

    @Test
    void an_answer_that_came_in_an_unreliable_183_still_stands_in_the_200_after_an_update() throws Exception {
        carol.initial("INVITE", "sip:1001@sipwright.test", carol.contact(), SDP);
        SipLines invite = gateway.expect("INVITE");
        gateway.send(invite.reply("183 Session Progress", "g1", gateway.contact(), SDP));
        SipLines early = carol.expect("SIP/2.0 183");
        gateway.send(gateway.back(invite, "g1", "UPDATE", 7, gateway.contact(), OTHER_SDP));
        carol.send(carol.expect("UPDATE").reply("200 OK", "", carol.contact(), SDP));
        gateway.expect("SIP/2.0 200");
        gateway.send(invite.reply("200 OK", "g1", gateway.contact(), SDP));
        assertThat(carol.expect("SIP/2.0 200").body()).isEqualTo(early.body());
    }

    @Test
    void a_second_offer_of_the_same_side_while_one_is_open_is_500_with_retry_after() throws Exception { // CALL-009
        SipLines ok = established();
        carol.send(carol.within(ok, "UPDATE", 3, carol.contact(), OTHER_SDP));
        gateway.expect("UPDATE");
        carol.send(carol.within(ok, "UPDATE", 4, carol.contact(), SDP));
        assertThat(Integer.parseInt(carol.expect("SIP/2.0 500").one("Retry-After")))
                .isBetween(0, 10);
        gateway.expectNothing();
    }

    @Test
    void a_200_that_crosses_a_cancel_passes_with_its_media() throws Exception {
        String first = carol.initial("INVITE", "sip:1001@sipwright.test", carol.contact(), SDP);
        SipLines invite = gateway.expect("INVITE");
        gateway.send(invite.reply("180 Ringing", "g1"));
        SipLines ringing = carol.expect("SIP/2.0 180");
        carol.send(SipLines.join(List.of(
                "CANCEL sip:1001@sipwright.test SIP/2.0",
                "Via: " + ringing.one("Via"),
                "Max-Forwards: 70",
                "From: " + ringing.one("From"),
                "To: <sip:1001@sipwright.test>",
                "Call-ID: " + first,
                "CSeq: 2 CANCEL")));
        carol.expect("SIP/2.0 200");
        gateway.expect("CANCEL");
        gateway.send(invite.reply("200 OK", "g1", gateway.contact(), SDP));
        SipLines ok = carol.expect("SIP/2.0 200");
        assertThat(ok.one("CSeq")).endsWith("INVITE");
        assertThat(ok.body()).contains("a=x-answer-0");
        assertThat(server.media.alive()).isEqualTo(1);
        gateway.expectNothing();
    }

    @Test
    void answers_and_offers_in_prack_are_distinguished() throws Exception {
        gateway.send(fromGateway("alice")); // nobody is there
        gateway.expect("SIP/2.0 480");
        tab.register();
        gateway.send(fromGateway("alice", "Supported: 100rel").replaceFirst("z9hG4bK", "z9hG4bKx"));
        SipLines invite = tab.expect("INVITE");
        tab.send(invite.reply("183 Session Progress", "t1", tab.contact(), "Require: 100rel", "RSeq: 1", SDP));
        SipLines early = gateway.expect("SIP/2.0 183");
        assertThat(early.body()).contains("a=x-offer-0");
        gateway.send(gateway.within(early, "PRACK", 2, "RAck: 1 1 INVITE", SDP));
        SipLines prack = tab.expect("PRACK");
        assertThat(prack.body()).contains("a=x-answer-0");
        tab.send(prack.reply("200 OK", ""));
        gateway.expect("SIP/2.0 200");
        tab.send(invite.reply("180 Ringing", "t1", tab.contact(), "Require: 100rel", "RSeq: 2"));
        gateway.expect("SIP/2.0 180");
        gateway.send(gateway.within(early, "PRACK", 3, "RAck: 2 1 INVITE", OTHER_SDP));
        SipLines second = tab.expect("PRACK");
        assertThat(second.body()).contains("a=x-offer-0");
        tab.send(second.reply("200 OK", "", SDP));
        assertThat(gateway.expect("SIP/2.0 200").body()).contains("a=x-answer-0");
        assertThat(server.media.asked)
                .containsExactly("offer WEBRTC", "answer to WEBRTC", "accept", "offer RTP", "answer to RTP", "accept");
    }

    @Test
    void an_unreliable_description_without_an_offer_does_not_pass() throws Exception {
        tab.register();
        gateway.send(fromGateway("alice"));
        tab.send(tab.expect("INVITE").reply("183 Session Progress", "t1", tab.contact(), SDP));
        assertThat(gateway.expect("SIP/2.0 183").body()).isEmpty();
        assertThat(server.media.sessions).isEmpty();
    }

    @Test
    void an_ack_without_the_answer_that_it_owes_withdraws_the_offer() throws Exception {
        tab.register();
        gateway.send(fromGateway("alice"));
        tab.send(tab.expect("INVITE").reply("200 OK", "t1", tab.contact(), SDP));
        gateway.send(gateway.within(gateway.expect("SIP/2.0 200"), "ACK", 1));
        tab.expect("ACK");
        assertThat(server.media.asked).containsExactly("offer WEBRTC", "withdraw");
    }

    @Test
    void media_that_fail_before_the_answer_cancel_the_branch() throws Exception {
        carol.initial("INVITE", "sip:1001@sipwright.test", carol.contact(), SDP);
        SipLines invite = gateway.expect("INVITE");
        gateway.send(invite.reply("180 Ringing", "g1"));
        carol.expect("SIP/2.0 180");
        server.media.sessions.get(0).fail("the certificate does not match");
        server.advance(Duration.ZERO);
        gateway.send(gateway.expect("CANCEL").reply("200 OK", ""));
        gateway.send(invite.reply("487 Request Terminated", "g1"));
        carol.expect("SIP/2.0 500");
        assertThat(server.media.asked).contains("end MEDIA_FAILED");
    }

    @Test
    void every_final_response_without_a_dialog_frees_the_ports() throws Exception {
        for (String status : new String[] {"481 No", "486 Busy Here", "503 Full", "603 Decline", "302 Moved"}) {
            carol.initial("INVITE", "sip:1001@sipwright.test", carol.contact(), SDP);
            gateway.send(gateway.expect("INVITE").reply(status, "g1"));
            carol.expect("SIP/2.0 ");
            assertThat(server.media.alive()).as(status).isZero();
        }
        assertThat(server.proxy.dialogs()).isZero();
    }
}
