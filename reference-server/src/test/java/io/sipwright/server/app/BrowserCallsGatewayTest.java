package io.sipwright.server.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** NAT-007, NAT-009, PRX-001, PRX-005, PRX-017, PRX-025 and the end of media, seen from both ends. */
final class BrowserCallsGatewayTest {
    private static final String NUMBER = "sip:1001@sipwright.test";

    private Deployment deployment;
    private BrowserEnd alice;
    private PhoneEnd gateway;

    @BeforeEach
    void register(@TempDir Path tls) throws Exception {
        deployment = new Deployment(tls);
        alice = deployment.registered("alice");
        gateway = deployment.gateway;
    }

    @AfterEach
    void stop() {
        deployment.close();
    }

    private SipLines ring() throws Exception {
        alice.initial("INVITE", NUMBER, alice.contact(), Deployment.SDP);
        return gateway.expect("INVITE");
    }

    private SipLines answer(SipLines invite) throws Exception {
        gateway.send(invite.reply("200 OK", "g1", gateway.contact(), Deployment.SDP));
        SipLines ok = alice.expect("SIP/2.0 200");
        alice.send(alice.within(ok, "ACK", 2));
        gateway.expect("ACK");
        return ok;
    }

    @Test
    void the_invite_reaches_the_gateway_with_our_via_two_record_routes_and_a_usable_contact() throws Exception {
        SipLines invite = ring();
        assertThat(invite.uri()).isEqualTo("sip:1001@127.0.0.1:" + gateway.port());
        assertThat(invite.all("Via")).hasSize(2);
        assertThat(invite.all("Via").get(0))
                .startsWith("SIP/2.0/UDP 127.0.0.1:")
                .contains(";rport");
        assertThat(invite.all("Record-Route")).hasSize(2);
        assertThat(invite.all("Record-Route").get(0))
                .doesNotContain("transport=ws")
                .contains(";lr");
        assertThat(invite.all("Record-Route").get(1)).contains(";transport=ws;lr");
        assertThat(invite.contactUri()).matches("sip:" + alice.token() + "@127\\.0\\.0\\.1:\\d+;transport=ws;ob");
        assertThat(invite.one("Max-Forwards")).isEqualTo("69");
        assertThat(invite.one("Proxy-Authorization")).isEmpty();
        assertThat(invite.body()).endsWith("a=x-offer-0\r\n").hasSize(Integer.parseInt(invite.one("Content-Length")));
    }

    @Test
    void the_answer_comes_back_with_its_own_via_only_and_the_call_ends_from_the_browser() throws Exception {
        SipLines invite = ring();
        gateway.send(invite.reply("100 Trying", "g1"));
        gateway.send(invite.reply("183 Session Progress", "g1", gateway.contact(), Deployment.SDP));
        assertThat(alice.expect("SIP/2.0 183").body()).endsWith("a=x-answer-0\r\n");
        SipLines ok = answer(invite);
        assertThat(ok.all("Via")).hasSize(1);
        assertThat(ok.one("To")).endsWith(";tag=g1");
        alice.send(alice.within(ok, "BYE", 3));
        SipLines bye = gateway.expect("BYE");
        assertThat(bye.all("Route")).isEmpty();
        assertThat(deployment.media.asked).doesNotContain("end BYE");
        gateway.send(bye.reply("200 OK", "g1"));
        alice.expect("SIP/2.0 200");
        assertThat(deployment.media.asked).contains("end BYE");
    }

    @Test
    void requests_of_every_kind_come_back_to_the_browser_along_the_route_set() throws Exception {
        SipLines invite = ring();
        answer(invite);
        int cseq = 10;
        for (String method : new String[] {"INVITE", "INFO", "UPDATE", "MESSAGE", "NOTIFY", "BYE"}) {
            gateway.send(gateway.back(invite, "g1", method, cseq++, gateway.contact()));
            SipLines arrived = alice.expect(method);
            assertThat(arrived.uri()).startsWith("sip:" + alice.token() + "@");
            alice.send(arrived.reply("200 OK", "", alice.contact()));
            SipLines ok = gateway.expect("SIP/2.0 200");
            assertThat(ok.one("CSeq")).endsWith(method);
            assertThat(ok.contactUri()).doesNotContain(".invalid");
        }
    }

    @Test
    void a_cancel_stops_the_ringing_and_ends_the_media() throws Exception {
        alice.initial("INVITE", NUMBER, alice.contact(), Deployment.SDP);
        SipLines invite = gateway.expect("INVITE");
        gateway.send(invite.reply("180 Ringing", "g1"));
        SipLines ringing = alice.expect("SIP/2.0 180");
        alice.send(alice.request(
                        "CANCEL", NUMBER, new Call(ringing.one("From"), "<" + NUMBER + ">", ringing.one("Call-ID")), 2)
                .replaceFirst("Via: .*", "Via: " + ringing.one("Via")));
        SipLines cancel = gateway.expect("CANCEL");
        assertThat(cancel.one("Via").replaceFirst(".*branch=", ""))
                .startsWith(invite.one("Via").replaceFirst(".*branch=", "").replaceFirst(";.*", ""));
        gateway.send(cancel.reply("200 OK", "g1"));
        gateway.send(invite.reply("487 Request Terminated", "g1"));
        gateway.expect("ACK");
        alice.expect("SIP/2.0 487");
        assertThat(deployment.media.asked).contains("end CANCEL").doesNotContain("end FAILURE");
    }

    @Test
    void a_busy_gateway_is_busy_for_the_browser_and_media_end() throws Exception {
        gatewayAnswers("486 Busy Here");
        alice.expect("SIP/2.0 486");
        assertThat(deployment.media.asked).contains("end FAILURE");
    }

    @Test
    void a_full_gateway_is_not_passed_on_as_503() throws Exception {
        gatewayAnswers("503 Service Unavailable");
        alice.expect("SIP/2.0 500");
    }

    private void gatewayAnswers(String status) throws Exception {
        SipLines invite = ring();
        gateway.send(invite.reply(status, "g1"));
        gateway.expect("ACK");
    }

    @Test
    void a_closed_tab_releases_the_far_side_within_a_second() throws Exception {
        SipLines invite = ring();
        answer(invite);
        alice.close();
        SipLines bye = gateway.expect("BYE");
        assertThat(bye.uri()).isEqualTo("sip:1001@127.0.0.1:" + gateway.port());
        assertThat(bye.one("CSeq")).isEqualTo("3 BYE");
        assertThat(bye.one("Reason")).contains("cause=408");
        assertThat(bye.one("To")).endsWith("tag=g1");
        gateway.send(bye.reply("200 OK", "g1"));
        await().until(() -> deployment.media.asked.contains("end FLOW_CLOSED"));
    }

    @Test
    void media_that_fail_for_good_release_both_sides() throws Exception {
        answer(ring());
        deployment.media.sessions.get(0).fail("the certificate does not match");
        assertThat(gateway.expect("BYE").one("Reason")).contains("certificate");
        assertThat(alice.expect("BYE").one("From")).contains("tag=g1");
        assertThat(deployment.media.asked).contains("end MEDIA_FAILED");
    }

    @Test
    void with_grace_the_far_side_is_kept_for_a_while(@TempDir Path tls) throws Exception {
        deployment.close();
        deployment = new Deployment(tls, "dialogs.graceSeconds=1");
        alice = deployment.registered("alice");
        gateway = deployment.gateway;
        answer(ring());
        alice.close();
        gateway.expectNothing(500);
        gateway.expect("BYE");
    }

    @Test
    void a_tab_closed_while_ringing_cancels_the_far_side() throws Exception {
        SipLines invite = ring();
        gateway.send(invite.reply("180 Ringing", "g1"));
        alice.expect("SIP/2.0 180");
        alice.close();
        gateway.send(gateway.expect("CANCEL").reply("200 OK", "g1"));
        await().until(() -> deployment.media.asked.contains("end FLOW_CLOSED"));
    }

    @Test
    void a_refused_answer_is_488_for_the_caller_and_a_bye_for_the_callee() throws Exception {
        deployment.media.refusesAnswers = true;
        SipLines invite = ring();
        gateway.send(invite.reply("200 OK", "g1", gateway.contact(), Deployment.SDP));
        alice.expect("SIP/2.0 488");
        gateway.expect("ACK");
        gateway.expect("BYE");
    }

    @Test
    void a_forged_token_gets_403_and_a_request_without_token_a_challenge() throws Exception {
        SipLines invite = ring();
        answer(invite);
        PhoneEnd stranger = deployment.stranger();
        String bye = stranger.back(invite, "g1", "BYE", 20);
        stranger.send(bye.replace("Route: <sip:", "Route: <sip:A"));
        stranger.expect("SIP/2.0 403");
        stranger.send(stranger.request(
                "BYE",
                invite.contactUri().replaceFirst(":\\d+;", ":9;"),
                new Call("<sip:x@y>;tag=1", "<sip:a@b>;tag=2", "zz"),
                1));
        stranger.expect("SIP/2.0 407");
        alice.expectNothing(200);
    }

    @Test
    void an_invalid_host_in_the_request_uri_is_480_and_never_resolved() throws Exception {
        SipLines invite = ring();
        answer(invite);
        String bye = gateway.back(invite, "g1", "BYE", 20);
        gateway.send(bye.replaceFirst("^BYE \\S+", "BYE sip:x@abc.invalid;transport=ws"));
        gateway.expect("SIP/2.0 480");
    }
}
