package io.sipwright.server.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** NAT-004, NAT-006, NAT-008, NAT-010, PRX-019, PRX-035 over real sockets. */
final class GatewayCallsBrowserTest {
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

    private String invite(String user, String... more) {
        String[] all = new String[more.length + 1];
        System.arraycopy(more, 0, all, 1, more.length);
        all[0] = gateway.contact();
        return gateway.request(
                "INVITE",
                "sip:" + user + "@sipwright.test",
                new Call("<sip:1001@pstn.test>;tag=g1", "<sip:" + user + "@x>", "g-call"),
                1,
                all);
    }

    @Test
    void the_call_arrives_on_the_browsers_own_connection_with_its_registered_contact() throws Exception {
        gateway.send(invite("alice", Deployment.SDP));
        SipLines arrived = alice.expect("INVITE");
        assertThat(arrived.uri()).startsWith("sip:" + alice.token() + "@").endsWith(".invalid;transport=ws");
        assertThat(arrived.all("Record-Route")).hasSize(2);
        assertThat(arrived.all("Record-Route").get(0)).contains(";transport=ws;lr");
        assertThat(deployment.media.asked).containsExactly("offer RTP");
    }

    @Test
    void ack_and_bye_follow_the_contact_of_the_200_into_the_browser() throws Exception {
        gateway.send(invite("alice", Deployment.SDP));
        SipLines arrived = alice.expect("INVITE");
        alice.send(arrived.reply("180 Ringing", "b1", alice.contact()));
        assertThat(gateway.expect("SIP/2.0 180").contactUri()).doesNotContain(".invalid");
        alice.send(arrived.reply("200 OK", "b1", alice.contact(), Deployment.SDP));
        SipLines ok = gateway.expect("SIP/2.0 200");
        assertThat(ok.contactUri()).matches("sip:" + alice.token() + "@127\\.0\\.0\\.1:\\d+;transport=ws;ob");
        gateway.send(gateway.within(ok, "ACK", 1));
        alice.expect("ACK");
        gateway.send(gateway.within(ok, "BYE", 2));
        alice.send(alice.expect("BYE").reply("200 OK", "b1"));
        gateway.expect("SIP/2.0 200");
        assertThat(deployment.media.asked).containsExactly("offer RTP", "answer to RTP", "accept", "end BYE");
    }

    @Test
    void the_browser_hangs_up_and_the_gateway_hears_it() throws Exception {
        gateway.send(invite("alice", Deployment.SDP));
        SipLines arrived = alice.expect("INVITE");
        alice.send(arrived.reply("200 OK", "b1", alice.contact(), Deployment.SDP));
        gateway.send(gateway.within(gateway.expect("SIP/2.0 200"), "ACK", 1));
        alice.expect("ACK");
        alice.send(alice.back(arrived, "b1", "BYE", 1));
        gateway.send(gateway.expect("BYE").reply("200 OK", ""));
        alice.expect("SIP/2.0 200");
    }

    @Test
    void an_offer_in_the_200_is_answered_in_the_ack() throws Exception {
        gateway.send(invite("alice"));
        SipLines arrived = alice.expect("INVITE");
        alice.send(arrived.reply("200 OK", "b1", alice.contact(), Deployment.SDP));
        SipLines ok = gateway.expect("SIP/2.0 200");
        assertThat(ok.body()).endsWith("a=x-offer-0\r\n");
        gateway.send(gateway.within(ok, "ACK", 1, Deployment.SDP));
        assertThat(alice.expect("ACK").body()).endsWith("a=x-answer-0\r\n");
        assertThat(deployment.media.asked).containsExactly("offer WEBRTC", "answer to WEBRTC", "accept");
    }

    @Test
    void cancel_finds_the_browser() throws Exception {
        String invite = invite("alice", Deployment.SDP);
        gateway.send(invite);
        SipLines arrived = alice.expect("INVITE");
        alice.send(arrived.reply("180 Ringing", "b1", alice.contact()));
        gateway.expect("SIP/2.0 180");
        gateway.send(invite.replaceFirst("^INVITE", "CANCEL")
                .replaceFirst("1 INVITE", "1 CANCEL")
                .replaceFirst("(?s)Contact.*", "Content-Length: 0\r\n\r\n"));
        alice.send(alice.expect("CANCEL").reply("200 OK", "b1"));
        alice.send(arrived.reply("487 Request Terminated", "b1"));
        gateway.expect("SIP/2.0 487");
    }

    @Test
    void two_tabs_ring_and_the_answer_in_one_cancels_the_other() throws Exception {
        BrowserEnd second = deployment.registered("alice");
        gateway.send(invite("alice", Deployment.SDP));
        SipLines first = alice.expect("INVITE");
        SipLines other = second.expect("INVITE");
        assertThat(other.body()).isNotEqualTo(first.body());
        assertThat(deployment.media.asked).containsExactly("offer RTP", "offer RTP");
        second.send(other.reply("180 Ringing", "b2", second.contact()));
        alice.send(first.reply("180 Ringing", "b1", alice.contact()));
        alice.send(first.reply("200 OK", "b1", alice.contact(), Deployment.SDP));
        gateway.expect("SIP/2.0 200");
        second.send(second.expect("CANCEL").reply("200 OK", "b2"));
    }

    @Test
    void unknown_and_offline_users_are_distinguished() throws Exception {
        gateway.send(invite("nobody"));
        gateway.expect("SIP/2.0 404");
        gateway.send(invite("bob").replace("g-call", "h-call").replaceFirst("z9hG4bK", "z9hG4bKb"));
        gateway.expect("SIP/2.0 480");
    }

    @Test
    void the_browsers_tab_closes_in_a_call_and_the_gateway_is_released() throws Exception {
        gateway.send(invite("alice", Deployment.SDP));
        SipLines arrived = alice.expect("INVITE");
        alice.send(arrived.reply("200 OK", "b1", alice.contact(), Deployment.SDP));
        gateway.send(gateway.within(gateway.expect("SIP/2.0 200"), "ACK", 1));
        alice.expect("ACK");
        alice.close();
        SipLines bye = gateway.expect("BYE");
        assertThat(bye.one("From")).contains("tag=b1");
        assertThat(bye.one("To")).contains("tag=g1");
        gateway.send(bye.reply("200 OK", ""));
        await().until(() -> deployment.media.asked.contains("end FLOW_CLOSED"));
    }

    @Test
    void a_tab_closed_while_it_rings_is_480_for_the_caller() throws Exception {
        gateway.send(invite("alice", Deployment.SDP));
        alice.expect("INVITE");
        alice.close();
        gateway.expect("SIP/2.0 480");
    }
}
