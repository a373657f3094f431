package io.sipwright.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what in a dialog: AUTH-010, AUTH-011, NAT-009, NAT-014, NAT-020, PRX-034. */
final class InDialogAdmissionTest {
    private SimulatedServer server;
    private SimulatedEnd alice;
    private SimulatedEnd gateway;
    private SipLines invite;
    private SipLines ok;

    @BeforeEach
    void call() throws Exception {
        start(SimulatedServer.Settings.grace(30));
    }

    private void start(SimulatedServer.Settings settings) throws Exception {
        server = new SimulatedServer(settings);
        gateway = server.gateway();
        alice = server.registered("alice");
        alice.initial("INVITE", "sip:1001@sipwright.test", alice.contact(), SimulatedServer.SDP);
        invite = gateway.expect("INVITE");
        gateway.send(invite.reply("200 OK", "g1", gateway.contact(), SimulatedServer.SDP));
        ok = alice.expect("SIP/2.0 200");
        alice.send(alice.within(ok, "ACK", 2));
        gateway.expect("ACK");
    }

    private void callStillStands() throws Exception {
        alice.send(alice.within(ok, "INFO", 50));
        gateway.send(gateway.expect("INFO").reply("200 OK", ""));
        alice.expect("SIP/2.0 200");
        gateway.send(gateway.back(invite, "g1", "INFO", 50));
        alice.send(alice.expect("INFO").reply("200 OK", ""));
        gateway.expect("SIP/2.0 200");
        assertThat(server.media.alive()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MESSAGE", "INVITE", "REFER", "SUBSCRIBE", "OPTIONS", "BYE", "UPDATE"})
    void an_invented_to_tag_opens_nothing(String method) throws Exception {
        SimulatedEnd phone = server.phone("", "198.51.100.66", 5060);
        SimulatedEnd browser = server.browser("alice");
        for (SimulatedEnd stranger : new SimulatedEnd[] {phone, browser}) {
            Call made = new Call("<sip:x@y>;tag=q", "<sip:00491234@x>;tag=zz", "made-up-" + stranger.token());
            stranger.send(stranger.request(
                    method, "sip:00491234@198.51.100.20:7070", made, 1, stranger.contact(), SimulatedServer.SDP));
            stranger.expect("SIP/2.0 407");
            stranger.expectNothing();
        }
        gateway.expectNothing();
        assertThat(server.media.sessions).hasSize(1);
        callStillStands();
    }

    @Test
    void a_gateway_that_is_trusted_is_no_way_in_for_others() throws Exception {
        SimulatedEnd bob = server.registered("bob");
        bob.initialInDialog("MESSAGE", "sip:00491234@198.51.100.20:7070");
        bob.expect("SIP/2.0 481");
        gateway.expectNothing();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_strangers_bye_with_the_call_id_changes_nothing(boolean rightTags) throws Exception {
        for (SimulatedEnd stranger :
                new SimulatedEnd[] {server.phone("", "198.51.100.66", 5060), server.browser("carol")}) {
            Call made = new Call(
                    rightTags ? ok.one("From") : "<sip:x@y>;tag=a",
                    rightTags ? ok.one("To") : "<sip:x@y>;tag=b",
                    ok.one("Call-ID"));
            stranger.send(stranger.request("BYE", ok.contactUri(), made, 99));
            stranger.expect("SIP/2.0 407");
            if (stranger.address().contains("198.51.100.9")) {
                stranger.close(); // its connection is none of the call's
            }
        }
        gateway.expectNothing();
        alice.expectNothing();
        callStillStands();
    }

    @Test
    void another_users_bye_with_the_right_tags_is_forbidden_even_after_login() throws Exception {
        SimulatedEnd bob = server.registered("bob");
        Call theirs = new Call("<" + bob.aor() + ">;tag=" + tag(ok.one("From")), ok.one("To"), ok.one("Call-ID"));
        String bye = bob.request("BYE", ok.contactUri(), theirs, 99);
        bob.send(bye);
        SipLines challenge = bob.expect("SIP/2.0 407");
        bob.send(
                bob.request("BYE", ok.contactUri(), theirs, 100, bob.authorization(challenge, "BYE", ok.contactUri())));
        bob.expect("SIP/2.0 403");
        callStillStands();
    }

    private static String tag(String value) {
        return value.replaceFirst("^.*;tag=", "");
    }

    @Test
    void a_token_of_another_dialog_relays_nothing() throws Exception {
        SimulatedEnd stranger = server.phone("", "198.51.100.20", 9999);
        stranger.send(stranger.request(
                "MESSAGE",
                "sip:v@198.51.100.77:56005",
                new Call("<sip:x@y>;tag=1", "<sip:v@y>;tag=2", "another-call"),
                1,
                "Route: " + invite.one("Record-Route")));
        stranger.expect("SIP/2.0 403");
        assertThat(server.astray).isEmpty();
    }

    @Test
    void the_dialogs_own_sides_reach_its_targets_only() throws Exception {
        String message = gateway.back(invite, "g1", "MESSAGE", 9);
        gateway.send(message.replaceFirst("^MESSAGE \\S+", "MESSAGE sip:v@198.51.100.77:56005"));
        gateway.expect("SIP/2.0 404");
        gateway.send(message.replace("Max-Forwards", "Route: <sip:198.51.100.77:56006;lr>\r\nMax-Forwards")
                .replaceFirst("z9hG4bK", "z9hG4bKx"));
        gateway.expect("SIP/2.0 403");
        assertThat(server.astray).isEmpty();
        callStillStands();
    }

    @Test
    void a_contact_or_route_that_a_user_made_up_is_no_way_to_the_trunk() throws Exception {
        SimulatedEnd bob = server.phone("bob", "198.51.100.30", 5062);
        bob.register();
        alice.initial("INVITE", bob.aor(), alice.contact());
        SipLines toBob = bob.expect("INVITE");
        bob.send(toBob.reply("200 OK", "b1", "Contact: <sip:0049@198.51.100.20:7070>"));
        SipLines answered = alice.expect("SIP/2.0 200");
        alice.send(alice.within(answered, "MESSAGE", 5));
        alice.expect("SIP/2.0 403");
        alice.send(
                alice.within(answered, "MESSAGE", 6).replaceFirst("^MESSAGE \\S+", "MESSAGE sip:0049@sipwright.test"));
        alice.expect("SIP/2.0 403");
        gateway.expectNothing();
    }

    @Test
    void a_udp_side_may_change_its_port_with_a_token_of_the_dialog_and_not_without() throws Exception {
        SimulatedEnd bob = server.phone("bob", "198.51.100.30", 5062);
        bob.register();
        alice.initial("INVITE", bob.aor(), alice.contact(), SimulatedServer.SDP);
        SipLines toBob = bob.expect("INVITE");
        bob.send(toBob.reply("200 OK", "b1", bob.contact(), SimulatedServer.SDP));
        alice.send(alice.within(alice.expect("SIP/2.0 200"), "ACK", 2));
        bob.expect("ACK");
        SimulatedEnd moved = server.phone("bob", "198.51.100.30", 6666);
        String info = bob.back(toBob, "b1", "INFO", 5);
        moved.send(info.replaceAll("Route: .*\r\n", ""));
        moved.expect("SIP/2.0 407");
        alice.expectNothing();
        moved.send(info.replaceFirst("z9hG4bK", "z9hG4bKx"));
        alice.send(alice.expect("INFO").reply("200 OK", ""));
        SimulatedEnd other = server.phone("", "198.51.100.31", 5062);
        other.send(info.replaceFirst("z9hG4bK", "z9hG4bKy"));
        other.expect("SIP/2.0 407");
        alice.expectNothing();
    }

    /** A callee has seen the token, and may be behind the same NAT as the caller. */
    @ParameterizedTest
    @ValueSource(strings = {"answered and ended", "refused"})
    void a_token_admits_nothing_once_its_call_is_over(String call) throws Exception {
        SimulatedEnd bob = server.phone("bob", "198.51.100.30", 5062);
        bob.register();
        alice.initial("INVITE", bob.aor(), alice.contact(), SimulatedServer.SDP);
        SipLines toBob = bob.expect("INVITE");
        if (call.equals("refused")) {
            bob.send(toBob.reply("486 Busy Here", "b1"));
            alice.expect("SIP/2.0 486");
            bob.expect("ACK");
        } else {
            bob.send(toBob.reply("200 OK", "b1", bob.contact(), SimulatedServer.SDP));
            SipLines answered = alice.expect("SIP/2.0 200");
            alice.send(alice.within(answered, "ACK", 2));
            bob.expect("ACK");
            alice.send(alice.within(answered, "BYE", 3));
            bob.send(bob.expect("BYE").reply("200 OK", ""));
            alice.expect("SIP/2.0 200");
        }
        SimulatedEnd neighbour = server.phone("", "198.51.100.30", 6666);
        for (String method : new String[] {"INVITE", "MESSAGE", "BYE"}) {
            neighbour.send(bob.back(toBob, "b1", method, 40, SimulatedServer.SDP));
            neighbour.expect("SIP/2.0 481");
            alice.expectNothing();
        }
    }

    @Test
    void a_stray_ack_is_dropped_and_never_answered() throws Exception {
        SimulatedEnd stranger = server.phone("", "198.51.100.66", 5060);
        stranger.send(
                stranger.request("ACK", ok.contactUri(), new Call(ok.one("From"), ok.one("To"), ok.one("Call-ID")), 2));
        stranger.expectNothing();
        gateway.expectNothing();
    }

    @Test
    void another_address_of_the_trunk_needs_no_token() throws Exception {
        SimulatedEnd second = server.phone("", "198.51.100.21", SimulatedServer.GATEWAY_PORT);
        second.send(gateway.back(invite, "g1", "INFO", 7).replaceAll("Route: .*\r\n", ""));
        alice.expect("INFO");
    }

    /** SEC-009: only one port of that host is trusted; another one may be anybody's. */
    @Test
    void another_port_of_the_trunks_host_is_not_the_trunk_even_with_a_token() throws Exception {
        SimulatedEnd stranger = server.phone("", "198.51.100.20", 9999);
        stranger.send(gateway.back(invite, "g1", "BYE", 7));
        stranger.expect("SIP/2.0 407");
        alice.expectNothing();
        callStillStands();
        alice.send(alice.within(ok, "BYE", 90));
        gateway.send(gateway.expect("BYE").reply("200 OK", ""));
        alice.expect("SIP/2.0 200");
        stranger.send(gateway.back(invite, "g1", "MESSAGE", 91)); // the dialog is over, its token is not
        stranger.expect("SIP/2.0 403");
        alice.expectNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rewrite", "token"})
    void a_browser_that_registers_again_in_time_is_found_on_its_new_connection(String mode) throws Exception {
        start(SimulatedServer.Settings.grace(30).with("nat.contact=" + mode));
        alice.close();
        gateway.send(gateway.back(invite, "g1", "INFO", 7));
        gateway.expect("SIP/2.0 430");
        alice.reconnect(server);
        alice.register();
        server.advance(Duration.ofMinutes(1));
        gateway.send(gateway.back(invite, "g1", "INFO", 8));
        alice.send(alice.expect("INFO").reply("200 OK", ""));
        gateway.expect("SIP/2.0 200");
        alice.send(alice.within(ok, "BYE", 9));
        gateway.send(gateway.expect("BYE").reply("200 OK", ""));
        alice.expect("SIP/2.0 200");
        assertThat(server.media.asked).contains("end BYE");
    }

    @Test
    void a_browser_that_has_not_registered_again_may_log_in_to_its_dialog() throws Exception {
        alice.close();
        alice.reconnect(server);
        alice.send(alice.within(ok, "BYE", 9));
        SipLines challenge = alice.expect("SIP/2.0 407");
        alice.send(alice.within(ok, "BYE", 10, alice.authorization(challenge, "BYE", ok.contactUri())));
        gateway.expect("BYE");
    }

    @Test
    void a_lapsed_binding_ends_no_call() throws Exception {
        server.advance(Duration.ofMinutes(11));
        callStillStands();
    }

    @Test
    void a_contact_at_our_own_domain_goes_by_the_location_service() throws Exception {
        SimulatedEnd bob = server.registered("bob");
        alice.initial("INVITE", bob.aor(), alice.contact());
        SipLines toBob = bob.expect("INVITE");
        bob.send(toBob.reply("180 Ringing", "b1", bob.contact()));
        String ringing = alice.expect("SIP/2.0 180").one("Call-ID");
        bob.send(bob.back(toBob, "b1", "INFO", 5).replaceFirst("^INFO \\S+", "INFO " + alice.aor()));
        assertThat(alice.expect("INFO").one("Call-ID")).isEqualTo(ringing);
    }

    /** F32 · RFC 3261 §16.5: after a restart the other side may only have the address-of-record. */
    @Test
    void a_to_tag_of_an_unknown_dialog_at_our_domain_goes_by_the_location_service() throws Exception {
        SimulatedEnd bob = server.registered("bob");
        alice.initialInDialog("MESSAGE", bob.aor());
        assertThat(bob.expect("MESSAGE").one("To")).endsWith(";tag=zz");
        alice.initialInDialog("MESSAGE", "sip:1001@sipwright.test");
        assertThat(gateway.expect("MESSAGE").one("To")).endsWith(";tag=zz");
        SimulatedEnd stranger = server.phone("", "198.51.100.66", 5060);
        Call made = new Call("<sip:x@y>;tag=q", "<" + bob.aor() + ">;tag=zz", "made-up-1");
        stranger.send(stranger.request("MESSAGE", bob.aor(), made, 1));
        stranger.expect("SIP/2.0 407");
        bob.expectNothing();
    }

    /** F7, NAT-020: the token in a Contact names the flow of one dialog. */
    @Test
    void a_foreign_or_forged_token_in_the_request_uri_is_forbidden() throws Exception {
        start(SimulatedServer.Settings.grace(30).with("nat.contact=token"));
        alice.initial("INVITE", "sip:1001@sipwright.test", alice.contact(), SimulatedServer.SDP);
        String foreign = gateway.expect("INVITE").contactUri();
        String right = invite.contactUri();
        int changed = right.indexOf("sw-flow=") + 20;
        char other = right.charAt(changed) == 'A' ? 'B' : 'A';
        String forged = right.substring(0, changed) + other + right.substring(changed + 1);
        for (String wrong : new String[] {foreign, forged}) {
            assertThat(wrong).contains("sw-flow=").isNotEqualTo(right);
            String info = gateway.back(invite, "g1", "INFO", 9);
            gateway.send(info.replaceFirst("^INFO \\S+", "INFO " + wrong));
            gateway.expect("SIP/2.0 403");
        }
        gateway.send(gateway.back(invite, "g1", "INFO", 10));
        alice.send(alice.expect("INFO").reply("200 OK", ""));
        gateway.expect("SIP/2.0 200");
    }

    /** F58, PRX-007 · RFC 3261 §16.6 step 6. */
    @Test
    void a_strict_router_behind_us_gets_itself_as_request_uri() throws Exception {
        String router = "sip:198.51.100.20:7070;x=strict";
        alice.initial("INVITE", "sip:1001@sipwright.test", alice.contact(), SimulatedServer.SDP);
        String answer = gateway.expect("INVITE").reply("200 OK", "g2", gateway.contact(), SimulatedServer.SDP);
        gateway.send(answer.replaceFirst("Record-Route:", "Record-Route: <" + router + ">\r\nRecord-Route:"));
        SipLines answered = alice.expect("SIP/2.0 200");
        alice.send(alice.within(answered, "ACK", 2));
        alice.send(alice.within(answered, "INFO", 3));
        for (String method : new String[] {"ACK", "INFO"}) {
            SipLines arrived = gateway.expect(method);
            assertThat(arrived.uri()).isEqualTo(router);
            assertThat(arrived.all("Route")).containsExactly("<" + answered.contactUri() + ">");
        }
    }

    /** RFC 3261 §26.1.3: else any account could have the server send, and repeat, to anybody. */
    @Test
    void a_users_own_record_route_leads_to_no_other_host() throws Exception {
        SimulatedEnd bob = server.phone("bob", "198.51.100.30", 5062);
        bob.register();
        alice.initial("INVITE", "sip:bob@sipwright.test", alice.contact(), SimulatedServer.SDP);
        String answer = bob.expect("INVITE").reply("200 OK", "b1", bob.contact(), SimulatedServer.SDP);
        bob.send(answer.replaceFirst("Record-Route:", "Record-Route: <sip:203.0.113.9;lr>\r\nRecord-Route:"));
        SipLines answered = alice.expect("SIP/2.0 200");
        alice.send(alice.within(answered, "INFO", 3));
        assertThat(bob.expect("INFO").all("Route")).containsExactly("<sip:203.0.113.9;lr>");
    }
}
