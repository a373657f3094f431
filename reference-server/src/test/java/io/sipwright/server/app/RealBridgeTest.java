package io.sipwright.server.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sipwright.server.explain.Rewrite;
import io.sipwright.server.sip.Samples;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real media bridge in the way of a real browser's offer: SDP-001, MED-001. */
final class RealBridgeTest {
    private static final String SDP = "v=0\r\no=gw 100 1 IN IP4 127.0.0.1\r\ns=call\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
            + "m=audio 40500 RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\n";

    private Deployment deployment;
    private PhoneEnd gateway;
    private BrowserEnd alice;

    @BeforeEach
    void open(@TempDir Path tls) throws Exception {
        deployment = new Deployment(tls, MediaOpener.bridge());
        gateway = deployment.gateway;
        alice = deployment.registered("alice");
    }

    @AfterEach
    void stop() {
        deployment.close();
    }

    @Test
    void a_browsers_offer_reaches_the_gateway_as_plain_rtp_and_a_refusal_frees_the_session() throws Exception {
        SipLines arrived = aliceCalls();
        assertThat(arrived.body()).contains(" RTP/AVP ").doesNotContain("a=candidate", "a=fingerprint");
        assertThat(arrived.body()).hasSize(Integer.parseInt(arrived.one("Content-Length")));
        assertThat(deployment.server.media().alive()).isEqualTo(1);
        assertThat(deployment.server.rewrites().of(arrived.one("Call-ID")))
                .extracting(Rewrite::rule)
                .contains("NAT-007", "PRX-005")
                .anyMatch(rule -> rule.startsWith("SDP-"));
        gateway.send(arrived.reply("486 Busy Here", "g1"));
        alice.expect("SIP/2.0 486");
        nothingIsLeft();
    }

    /** F4: no port follows the last one, and none is above it. */
    @ParameterizedTest
    @CsvSource({"40500 RTP, 65535 RTP", "rtpmap:0 PCMU/8000, rtcp:99999"})
    void an_offer_with_a_port_that_does_not_exist_is_refused_and_frees_its_session(String right, String wrong)
            throws Exception {
        Call call = new Call("<sip:0123@127.0.0.1>;tag=g", "<sip:alice@sipwright.test>", "port-1");
        String sdp = SDP.replace(right, wrong);
        gateway.send(gateway.request("INVITE", "sip:alice@sipwright.test", call, 1, gateway.contact(), sdp));
        gateway.expect("SIP/2.0 488");
        alice.expectNothing(100);
        nothingIsLeft();
    }

    /** F4. */
    @ParameterizedTest
    @CsvSource({"40500 RTP, 65535 RTP", "rtpmap:0 PCMU/8000, rtcp:99999"})
    void an_answer_with_a_port_that_does_not_exist_ends_the_call_on_both_sides(String right, String wrong)
            throws Exception {
        gateway.send(aliceCalls().reply("200 OK", "g1", gateway.contact(), SDP.replace(right, wrong)));
        alice.expect("SIP/2.0 488");
        gatewayIsReleased();
    }

    /** F28, SDP-001: what the trunk answers beside a description stays behind, in the 183 and in the 200. */
    @Test
    void isup_beside_the_description_of_an_answer_stays_behind() throws Exception {
        SipLines invite = aliceCalls();
        String type = "Content-Type: multipart/mixed; boundary=sep-abc";
        String body = "--sep-abc\r\nContent-Type: application/sdp\r\n\r\n" + SDP
                + "\r\n--sep-abc\r\nContent-Type: application/isup; version=itu-t92+\r\n\r\n\u0001`\u0001\r\n--sep-abc--\r\n";
        for (String status : new String[] {"183 Session Progress", "200 OK"}) {
            gateway.send(withBody(invite.reply(status, "g1", gateway.contact(), type), body));
            SipLines arrived = alice.expect("SIP/2.0 " + status);
            assertThat(arrived.all("Content-Type")).containsExactly("application/sdp");
            assertThat(arrived.body()).contains("UDP/TLS/RTP/SAVPF").doesNotContain("sep-abc", " RTP/AVP ");
        }
    }

    /** F28 · RFC 3261 §21.4.13. */
    @Test
    void an_encoded_answer_ends_the_call_on_both_sides() throws Exception {
        String ok = aliceCalls()
                .reply("200 OK", "g1", gateway.contact(), "Content-Type: application/sdp", "Content-Encoding: gzip");
        gateway.send(withBody(ok, "\u001f\u0008 not read"));
        assertThat(alice.expect("SIP/2.0 415").all("Accept-Encoding")).containsExactly("identity");
        gatewayIsReleased();
    }

    private static String withBody(String head, String body) {
        return head.replace("Content-Length: 0", "Content-Length: " + body.length()) + body;
    }

    /** Alice calls as Chromium does; her INVITE at the gateway. */
    private SipLines aliceCalls() throws InterruptedException {
        String sample = new String(Samples.one("jssip-chromium-invite-audio"), StandardCharsets.UTF_8);
        alice.initial("INVITE", "sip:1001@sipwright.test", alice.contact(), new SipLines(sample).body());
        return gateway.expect("INVITE");
    }

    private void gatewayIsReleased() throws InterruptedException {
        gateway.expect("ACK");
        gateway.send(gateway.expect("BYE").reply("200 OK", ""));
        nothingIsLeft();
    }

    private void nothingIsLeft() {
        await().until(() -> deployment.server.media().alive() == 0);
        assertThat(deployment.server.dialogs()).isZero();
    }
}
