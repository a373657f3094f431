package io.sipwright.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Case 03, F28: a browser never receives plain RTP, in whatever body the trunk offers it (SDP-001, RFC 5621 §3.1). */
final class MultipartBodyTest {
    private static final String SDP = "v=0\r\no=gw 100 1 IN IP4 127.0.0.1\r\ns=call\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
            + "m=audio 40500 RTP/AVP 0 8 101\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:8 PCMA/8000\r\n"
            + "a=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-16\r\na=ptime:20\r\na=sendrecv\r\n";

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
    void isup_beside_the_description_stays_behind() throws Exception {
        invite(
                "Content-Type: multipart/mixed; boundary=sep-abc",
                "--sep-abc\r\nContent-Type: application/sdp\r\nContent-Disposition: session; handling=required\r\n\r\n"
                        + SDP
                        + "\r\n--sep-abc\r\nContent-Type: application/isup; version=itu-t92+; base=itu-t92+\r\n"
                        + "Content-Disposition: signal; handling=optional\r\n\r\n\u0001\u0000`\u0001\r\n--sep-abc--\r\n");
        assertBridged(alice.expect("INVITE"));
    }

    @Test
    void a_quoted_boundary_and_a_part_without_disposition_are_read() throws Exception {
        invite(
                "Content-Type: multipart/mixed;boundary=\"sep-abc\"",
                "--sep-abc\r\nContent-Type: application/sdp\r\n\r\n" + SDP
                        + "\r\n--sep-abc\r\nContent-Type: application/pidf+xml\r\n\r\n<presence/>\r\n--sep-abc--\r\n");
        assertBridged(alice.expect("INVITE"));
    }

    @Test
    void a_description_that_is_encoded_is_refused_with_what_is_read() throws Exception {
        invite("Content-Type: application/sdp\r\nContent-Encoding: gzip", "\u001f\u0008 not read");
        SipLines refused = gateway.expect("SIP/2.0 415");
        assertThat(refused.all("Accept-Encoding")).containsExactly("identity");
        assertThat(deployment.server.media().alive()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/mixed",
                "multipart/mixed; boundary=other",
                "multipart/mixed; boundary=sep-abc\r\nContent-Encoding: gzip"
            })
    void a_multipart_body_that_cannot_be_taken_apart_is_refused(String type) throws Exception {
        invite(
                "Content-Type: " + type,
                "--sep-abc\r\nContent-Type: application/sdp\r\n\r\n" + SDP + "\r\n--sep-abc--\r\n");
        gateway.expect("SIP/2.0 415");
        assertThat(deployment.server.media().alive()).isZero();
    }

    private static void assertBridged(SipLines arrived) {
        assertThat(arrived.all("Content-Type")).containsExactly("application/sdp");
        assertThat(arrived.body())
                .contains("UDP/TLS/RTP/SAVPF", "a=fingerprint:", "a=ice-ufrag:")
                .doesNotContain("sep-abc", "RTP/AVP ");
        assertThat(arrived.body()).hasSize(Integer.parseInt(arrived.one("Content-Length")));
    }

    private void invite(String type, String body) {
        String head = gateway.request(
                "INVITE",
                "sip:alice@sipwright.test",
                new Call("<sip:0123@127.0.0.1>;tag=g", "<sip:alice@sipwright.test>", "case-3"),
                1,
                gateway.contact(),
                type);
        gateway.send(head.replace("Content-Length: 0", "Content-Length: " + body.length()) + body);
    }
}
