package io.sipwright.pstn.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.pstn.sip.SipText;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Lost packets, invalid data and a silent peer: the gateway keeps its timers and continues. */
class GatewayUnderStressTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private static GatewaySettings settings(PassThrough proxy) {
        return GatewaySettings.towards(proxy.address(), "sipwright.test").withRtpPorts(44000, 44998);
    }

    @Test
    void a_call_succeeds_though_the_first_copy_of_every_message_is_lost() throws IOException {
        try (PassThrough proxy = new PassThrough(true);
                EmbeddedGateway callee = EmbeddedGateway.start(settings(proxy).withT1(Duration.ofMillis(50)));
                EmbeddedGateway caller = EmbeddedGateway.start(settings(proxy).withT1(Duration.ofMillis(50)))) {
            proxy.callee(callee.address());
            GatewayCall here = caller.dial(Service.DTMF.number());
            GatewayCall there =
                    callee.expectCall(Service.DTMF, "15550100", SOON).orElseThrow();
            assertThat(there.expect(CallState.ANSWERED, SOON)).isTrue();
            assertThat(here.request("INFO", SOON)).hasValue(200);
            assertThat(there.digits()).as("a repeated INFO counts once").isEqualTo("1");
            here.hangUp();
            assertThat(there.expect(CallState.ENDED, SOON)).isTrue();
            GatewayCall busy = caller.dial(Service.BUSY.number());
            assertThat(busy.expect(CallState.ENDED, SOON)).isTrue();
            assertThat(busy.finalStatus()).hasValue(486);
        }
    }

    @Test
    void nobody_at_the_trunk_ends_the_call_after_64_t1() throws IOException {
        try (PassThrough proxy = new PassThrough(false)) {
            GatewaySettings settings = settings(proxy);
            proxy.close();
            try (EmbeddedGateway gateway = EmbeddedGateway.start(settings.withT1(Duration.ofMillis(10)))) {
                GatewayCall call = gateway.dial("alice");
                assertThat(call.expect(CallState.ENDED, SOON)).isTrue();
                assertThat(call.end()).isEqualTo(CallEnd.TIMED_OUT);
                assertThat(call.releaseCause()).contains(new ReleaseCause(102));
                assertThat(call.finalStatus()).isEmpty();
            }
        }
    }

    @Test
    void a_caller_that_never_acknowledges_gets_the_answer_again_and_then_bye() throws IOException {
        try (PassThrough proxy = new PassThrough(false);
                DatagramSocket peer = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                EmbeddedGateway gateway = EmbeddedGateway.start(settings(proxy).withT1(Duration.ofMillis(10)))) {
            send(peer, gateway, invite(peer, "offer").bytes());
            GatewayCall call =
                    gateway.expectCall(Service.SIGNATURE, "tester", SOON).orElseThrow();
            assertThat(call.expect(CallState.ENDED, SOON)).isTrue();
            assertThat(call.end()).isEqualTo(CallEnd.TIMED_OUT);
            assertThat(call.transcript().sent().messages().stream()
                            .filter(m -> m.text().startsWith("SIP/2.0 200")))
                    .hasSizeGreaterThan(4);
            assertThat(call.transcript().sent().messages())
                    .anyMatch(m -> m.text().startsWith("BYE"));
        }
    }

    @Test
    void an_offer_for_a_browser_is_refused_with_488() throws IOException {
        try (PassThrough proxy = new PassThrough(false);
                DatagramSocket peer = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                EmbeddedGateway gateway = EmbeddedGateway.start(settings(proxy))) {
            SipText invite = invite(peer, "offer");
            send(peer, gateway, invite.text().replace("RTP/AVP", "RTP/SPF").getBytes(StandardCharsets.UTF_8));
            assertThat(receive(peer).status()).isEqualTo(100);
            assertThat(receive(peer).status()).isEqualTo(488);
        }
    }

    @Test
    void rubbish_is_taken_down_and_the_next_request_is_answered() throws IOException {
        try (PassThrough proxy = new PassThrough(false);
                DatagramSocket peer = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                EmbeddedGateway gateway = EmbeddedGateway.start(settings(proxy))) {
            Random random = new Random(11);
            byte[] invite = invite(peer, "rubbish").bytes();
            for (int n = 0; n < 300; n++) {
                byte[] bent = invite.clone();
                for (int hit = 0; hit < 20; hit++) {
                    bent[random.nextInt(bent.length)] = (byte) random.nextInt(256);
                }
                send(peer, gateway, bent);
            }
            String options =
                    "OPTIONS sip:gw SIP/2.0\r\nVia: SIP/2.0/UDP x;rport;branch=z9hG4bKlast\r\nFrom: <sip:t@t>;tag=1"
                            + "\r\nTo: <sip:gw>\r\nCall-ID: last\r\nCSeq: 1 OPTIONS\r\nMax-Forwards: 70\r\n\r\n";
            SipText answer = SipText.parse("");
            while (!answer.callId().equals("last")) {
                send(peer, gateway, options.getBytes(StandardCharsets.UTF_8));
                answer = receive(peer);
            }
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.lists("Allow", "INVITE")).isTrue();
            assertThat(answer.vias().get(0).rport()).hasValue(Integer.toString(peer.getLocalPort()));
        }
    }

    private static SipText invite(DatagramSocket peer, String callId) {
        String sdp =
                "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 45999 RTP/AVP 8\r\n";
        return SipText.request("INVITE", "sip:9002@gw")
                .edit()
                .add("Via", "SIP/2.0/UDP 127.0.0.1:" + peer.getLocalPort() + ";branch=z9hG4bK" + callId)
                .add("Max-Forwards", "70")
                .add("From", "<sip:tester@t>;tag=1")
                .add("To", "<sip:9002@gw>")
                .add("Call-ID", callId)
                .add("CSeq", "1 INVITE")
                .add("Contact", "<sip:tester@127.0.0.1:" + peer.getLocalPort() + ">")
                .body("application/sdp", sdp)
                .done();
    }

    private static void send(DatagramSocket peer, Gateway gateway, byte[] bytes) throws IOException {
        peer.send(new DatagramPacket(bytes, bytes.length, gateway.address()));
    }

    private static SipText receive(DatagramSocket peer) throws IOException {
        peer.setSoTimeout(5000);
        DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
        peer.receive(packet);
        return SipText.parse(Arrays.copyOf(packet.getData(), packet.getLength()));
    }
}
