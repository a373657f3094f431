package io.sipwright.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.server.limit.Limit;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What ends a dialog and its media, and what does not: CALL-026, RFC 3261 §15.1.1. */
final class DialogEndTest {
    private SimulatedServer server;
    private SimulatedEnd alice;
    private SimulatedEnd gateway;
    private SipLines invite;
    private SipLines ok;

    @BeforeEach
    void call() throws Exception {
        start(SimulatedServer.Settings.usual());
    }

    private void start(SimulatedServer.Settings settings, String... more) throws Exception {
        server = new SimulatedServer(settings);
        gateway = server.gateway();
        alice = server.registered("alice");
        alice.initial("INVITE", "sip:1001@sipwright.test", alice.contact(), SimulatedServer.SDP);
        invite = gateway.expect("INVITE");
        String[] all = {gateway.contact(), SimulatedServer.SDP, more.length == 0 ? "X-None: 1" : more[0]};
        gateway.send(invite.reply("200 OK", "g1", all));
        ok = alice.expect("SIP/2.0 200");
        alice.send(alice.within(ok, "ACK", 2));
        gateway.expect("ACK");
    }

    private void isUp() {
        assertThat(server.media.alive()).isEqualTo(1);
        assertThat(server.proxy.dialogs()).isEqualTo(1);
    }

    private void isOver(String end) {
        assertThat(server.media.asked).contains(end);
        assertThat(server.media.alive()).isZero();
        assertThat(server.proxy.dialogs()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"200 OK", "481 Call/Transaction Does Not Exist", "408 Request Timeout"})
    void a_bye_ends_the_call_when_its_answer_passes(String status) throws Exception {
        alice.send(alice.within(ok, "BYE", 3));
        SipLines bye = gateway.expect("BYE");
        isUp();
        gateway.send(bye.reply(status, ""));
        isOver("end BYE");
    }

    @Test
    void a_bye_without_any_answer_ends_the_call_too() throws Exception {
        alice.send(alice.within(ok, "BYE", 3));
        server.advance(Duration.ofSeconds(31));
        isUp();
        server.advance(Duration.ofSeconds(2));
        isOver("end BYE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"401 Unauthorized", "407 Proxy Authentication Required"})
    void a_challenged_bye_ends_nothing(String status) throws Exception {
        alice.send(alice.within(ok, "BYE", 3));
        gateway.send(gateway.expect("BYE").reply(status, ""));
        alice.expect("SIP/2.0 40");
        isUp();
    }

    @ParameterizedTest
    @ValueSource(strings = {"401 Unauthorized", "500 Server Internal Error", "403 Forbidden"})
    void a_refused_bye_that_is_not_sent_again_ends_the_call_on_both_sides(String status) throws Exception {
        alice.send(alice.within(ok, "BYE", 3)); // RFC 3261 §15.1.1: alice has ended her session
        gateway.send(gateway.expect("BYE").reply(status, ""));
        alice.expect("SIP/2.0 " + status.substring(0, 3));
        server.advance(Duration.ofSeconds(31));
        isUp();
        server.advance(Duration.ofSeconds(2));
        gateway.expect("BYE");
        alice.expect("BYE");
        isOver("end BYE");
    }

    @Test
    void a_refused_bye_that_is_followed_by_another_request_leaves_the_call() throws Exception {
        alice.send(alice.within(ok, "BYE", 3));
        gateway.send(gateway.expect("BYE").reply("401 Unauthorized", ""));
        server.advance(Duration.ofSeconds(5));
        gateway.send(gateway.back(invite, "g1", "INFO", 20));
        server.advance(Duration.ofMinutes(5));
        isUp();
    }

    @Test
    void a_re_invite_that_is_accepted_while_its_sender_is_away_is_acknowledged()
            throws Exception { // RFC 3261 §13.3.1.4
        start(SimulatedServer.Settings.grace(30));
        alice.send(alice.within(ok, "INVITE", 3, alice.contact(), SimulatedServer.SDP));
        SipLines again = gateway.expect("INVITE");
        alice.close();
        gateway.send(again.reply("200 OK", "", gateway.contact(), SimulatedServer.SDP));
        assertThat(gateway.expect("ACK").one("CSeq")).isEqualTo("3 ACK");
        alice.reconnect(server);
        alice.register();
        server.advance(Duration.ofMinutes(1));
        isUp();
    }

    @Test
    void a_browser_that_comes_back_gets_the_bye_that_it_missed() throws Exception { // RFC 5626 §5.3.2
        start(SimulatedServer.Settings.grace(30));
        alice.close();
        gateway.send(gateway.back(invite, "g1", "BYE", 20));
        gateway.expect("SIP/2.0 430");
        server.advance(Duration.ofSeconds(10));
        isUp();
        alice.reconnect(server);
        alice.register();
        server.advance(Duration.ofSeconds(2));
        alice.expect("BYE");
        isOver("end BYE");
    }

    @Test
    void a_browser_whose_old_connection_is_lost_without_fin_gets_the_bye_on_the_new_one()
            throws Exception { // NAT-014 · RFC 5626 §5.3.2
        alice.reconnect(server);
        alice.register();
        gateway.send(gateway.back(invite, "g1", "BYE", 20));
        alice.send(alice.expect("BYE").reply("200 OK", ""));
        gateway.expect("SIP/2.0 200");
        isOver("end BYE");
    }

    @Test
    void a_tab_that_closes_behind_its_bye_draws_no_second_one() throws Exception {
        alice.send(alice.within(ok, "BYE", 3));
        SipLines bye = gateway.expect("BYE");
        alice.close();
        gateway.expectNothing();
        gateway.send(bye.reply("200 OK", ""));
        isOver("end BYE");
    }

    @Test
    void a_tab_that_closes_behind_a_refused_bye_releases_the_other_side() throws Exception {
        alice.send(alice.within(ok, "BYE", 3));
        SipLines bye = gateway.expect("BYE");
        alice.close();
        gateway.send(bye.reply("401 Unauthorized", ""));
        gateway.expect("BYE");
        isOver("end FLOW_CLOSED");
    }

    @Test
    void the_bye_of_the_server_goes_to_the_target_that_was_named_last() throws Exception {
        SimulatedEnd moved = server.phone("", "198.51.100.20", 7072);
        gateway.send(gateway.back(invite, "g1", "INVITE", 20, moved.contact(), SimulatedServer.SDP));
        alice.send(alice.expect("INVITE").reply("200 OK", "", alice.contact(), SimulatedServer.SDP));
        gateway.expect("SIP/2.0 200");
        gateway.send(gateway.back(invite, "g1", "ACK", 20));
        alice.close();
        SipLines bye = moved.expect("BYE");
        assertThat(bye.uri()).endsWith("@198.51.100.20:7072");
        gateway.expectNothing();
    }

    /** F52 · RFC 3261 §19.1.1 table 1. */
    @Test
    void the_bye_of_the_server_has_no_header_fields_and_no_method_of_a_contact() throws Exception {
        String contact = "Contact: <sip:g@198.51.100.20:7070;method=INVITE?Route=%3Csip:victim%3E>";
        gateway.send(gateway.back(invite, "g1", "INVITE", 20, contact, SimulatedServer.SDP));
        alice.send(alice.expect("INVITE").reply("200 OK", "", alice.contact(), SimulatedServer.SDP));
        gateway.expect("SIP/2.0 200");
        gateway.send(gateway.back(invite, "g1", "ACK", 20));
        alice.close();
        assertThat(gateway.expect("BYE").uri()).isEqualTo("sip:g@198.51.100.20:7070");
    }

    /** F58 · RFC 3261 §12.2.1.1. */
    @Test
    void the_bye_of_the_server_is_addressed_to_a_strict_router() throws Exception {
        String router = "sip:198.51.100.20:7070";
        SimulatedEnd bob = server.registered("bob");
        bob.initial("INVITE", "sip:1001@sipwright.test", bob.contact(), SimulatedServer.SDP);
        String answer = gateway.expect("INVITE").reply("200 OK", "g2", gateway.contact(), SimulatedServer.SDP);
        gateway.send(answer.replaceFirst("Record-Route: ", "Record-Route: <" + router + ">\r\nRecord-Route: "));
        bob.send(bob.within(bob.expect("SIP/2.0 200"), "ACK", 2));
        assertThat(gateway.expect("ACK").uri()).isEqualTo(router);
        bob.close();
        SipLines bye = gateway.expect("BYE");
        assertThat(bye.uri()).isEqualTo(router);
        assertThat(bye.all("Route")).containsExactly(gateway.contact().substring("Contact: ".length()));
    }

    @Test
    void a_call_without_any_request_has_a_bound() throws Exception {
        server.advance(Duration.ofHours(7));
        alice.send(alice.within(ok, "INFO", 5));
        gateway.send(gateway.expect("INFO").reply("200 OK", ""));
        server.advance(Duration.ofHours(7));
        isUp();
        server.advance(Duration.ofHours(6));
        gateway.expect("BYE");
        alice.expect("SIP/2.0 200");
        alice.expect("BYE");
        isOver("end EXPIRED");
    }

    @Test
    void a_session_that_nobody_refreshes_is_over_without_a_bye_of_the_proxy() throws Exception { // CALL-017
        start(SimulatedServer.Settings.usual(), "Session-Expires: 1800;refresher=uas");
        server.advance(Duration.ofMinutes(20));
        gateway.send(
                gateway.back(invite, "g1", "UPDATE", 30, gateway.contact(), "Session-Expires: 1800;refresher=uac"));
        alice.send(alice.expect("UPDATE").reply("200 OK", "", alice.contact(), "Session-Expires: 1800;refresher=uac"));
        gateway.expect("SIP/2.0 200");
        server.advance(Duration.ofMinutes(20));
        isUp();
        server.advance(Duration.ofMinutes(11));
        gateway.expectNothing();
        alice.expectNothing();
        isOver("end EXPIRED");
    }

    @Test
    void a_connection_lost_for_longer_than_the_grace_ends_the_call() throws Exception {
        start(SimulatedServer.Settings.grace(30));
        alice.close();
        server.advance(Duration.ofSeconds(29));
        isUp();
        server.advance(Duration.ofSeconds(2));
        assertThat(gateway.expect("BYE").one("Reason")).contains("connection was lost");
        isOver("end FLOW_CLOSED");
    }

    @Test
    void media_that_fail_after_the_answer_end_the_call() throws Exception {
        server.media.sessions.get(0).fail("no consent");
        server.advance(Duration.ZERO);
        assertThat(gateway.expect("BYE").one("Reason")).contains("no consent");
        assertThat(alice.expect("BYE").one("From")).contains("tag=g1");
        isOver("end MEDIA_FAILED");
    }

    /** RFC 3261 §25.1: what a peer wrote may be quoted, but never as lines of ours. */
    @Test
    void a_quoted_description_adds_no_header_to_the_bye_of_the_server() throws Exception {
        String quoted = "found 'a\rRoute: <sip:x@192.0.2.9;lr>\r\nX: \0\"\\" + "q".repeat(30_000);
        server.media.sessions.get(0).fail(quoted);
        server.advance(Duration.ZERO);
        for (SimulatedEnd end : new SimulatedEnd[] {gateway, alice}) {
            SipLines bye = end.expect("BYE");
            assertThat(bye.all("Route")).noneMatch(route -> route.contains("192.0.2.9"));
            assertThat(bye.all("X")).isEmpty();
            assertThat(bye.one("Reason")).contains("found 'a Route").hasSizeLessThan(300);
        }
    }

    @Test
    void a_full_table_refuses_new_calls_and_keeps_the_old_ones() throws Exception {
        start(SimulatedServer.Settings.usual().with("dialogs.limit=1"));
        SimulatedEnd bob = server.registered("bob");
        bob.initial("INVITE", "sip:1001@sipwright.test", bob.contact(), SimulatedServer.SDP);
        bob.expect("SIP/2.0 503");
        assertThat(server.counters.count(Limit.DIALOGS)).isEqualTo(1);
        isUp();
        alice.send(alice.within(ok, "BYE", 3));
        gateway.send(gateway.expect("BYE").reply("200 OK", ""));
        bob.initial("INVITE", "sip:1001@sipwright.test", bob.contact(), SimulatedServer.SDP);
        gateway.expect("INVITE");
    }

    @Test
    void a_refer_sets_up_a_dialog_that_ends_with_its_last_notify() throws Exception {
        alice.send(alice.within(ok, "BYE", 3));
        gateway.send(gateway.expect("BYE").reply("200 OK", ""));
        alice.expect("SIP/2.0 200");
        alice.initial("REFER", "sip:1001@sipwright.test", alice.contact(), "Refer-To: <sip:1002@sipwright.test>");
        SipLines refer = gateway.expect("REFER");
        gateway.send(refer.reply("202 Accepted", "r1", gateway.contact()));
        alice.expect("SIP/2.0 202");
        assertThat(server.proxy.dialogs()).isEqualTo(1);
        gateway.send(gateway.back(
                refer, "r1", "NOTIFY", 1, gateway.contact(), "Event: refer", "Subscription-State: terminated"));
        alice.send(alice.expect("NOTIFY").reply("200 OK", ""));
        gateway.expect("SIP/2.0 200");
        assertThat(server.proxy.dialogs()).isZero();
    }

    /** F11: only what its sender has to end ends with the connection, within the grace. */
    @ParameterizedTest
    @ValueSource(strings = {"INFO", "MESSAGE"})
    void a_request_that_is_answered_while_its_sender_is_away_leaves_the_call(String method) throws Exception {
        start(SimulatedServer.Settings.grace(30));
        alice.send(alice.within(ok, method, 3));
        SipLines sent = gateway.expect(method);
        alice.close();
        gateway.send(sent.reply("200 OK", ""));
        gateway.expectNothing();
        alice.reconnect(server);
        alice.register();
        server.advance(Duration.ofMinutes(1));
        gateway.expectNothing();
        isUp();
    }

    /** F46 · RFC 3261 §12.2.1.1: one more than the last of the side in whose place it is sent. */
    @Test
    void the_bye_of_the_server_counts_on_from_what_passed() throws Exception {
        alice.send(alice.within(ok, "INFO", 50));
        gateway.send(gateway.expect("INFO").reply("200 OK", ""));
        gateway.send(gateway.back(invite, "g1", "INFO", 60));
        alice.send(alice.expect("INFO").reply("200 OK", ""));
        server.media.sessions.get(0).fail("no consent");
        server.advance(Duration.ZERO);
        assertThat(gateway.expect("BYE").one("CSeq")).isEqualTo("51 BYE");
        assertThat(alice.expect("BYE").one("CSeq")).isEqualTo("61 BYE");
    }
}
