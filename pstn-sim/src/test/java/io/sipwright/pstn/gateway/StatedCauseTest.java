package io.sipwright.pstn.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.wire.AddressText;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A peer that gives the reason for ending the call in a Reason header (RFC 3326, RFC 6432). */
class StatedCauseTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    private DatagramSocket peer;
    private EmbeddedGateway gateway;

    @BeforeEach
    void start() throws IOException {
        peer = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        peer.setSoTimeout(5000);
        InetSocketAddress trunk = (InetSocketAddress) peer.getLocalSocketAddress();
        gateway = EmbeddedGateway.start(
                GatewaySettings.towards(trunk, "sipwright.test").withRtpPorts(45000, 45498));
    }

    @AfterEach
    void end() {
        peer.close();
        gateway.close();
    }

    private void send(SipText message) throws IOException {
        peer.send(new DatagramPacket(message.bytes(), message.bytes().length, gateway.address()));
    }

    private SipText receive() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
        peer.receive(packet);
        return SipText.parse(Arrays.copyOf(packet.getData(), packet.getLength()));
    }

    /** Our request in the call that the gateway's INVITE began. */
    private SipText within(SipText invite, String method) {
        return SipText.request(method, "sip:" + AddressText.of(gateway.address()))
                .edit()
                .add("Via", "SIP/2.0/UDP " + sentBy() + ";branch=z9hG4bK" + method)
                .add("Max-Forwards", "70")
                .add("From", invite.header("To").orElseThrow() + ";tag=peer")
                .add("To", invite.header("From").orElseThrow())
                .add("Call-ID", invite.callId())
                .add("CSeq", "1 " + method)
                .add("Content-Length", "0")
                .done();
    }

    private String sentBy() {
        return AddressText.of((InetSocketAddress) peer.getLocalSocketAddress());
    }

    private static void releasedWith(GatewayCall call, CallEnd end, int cause) {
        assertThat(call.expect(CallState.ENDED, SOON)).isTrue();
        assertThat(call.end()).isEqualTo(end);
        assertThat(call.releaseCause()).contains(new ReleaseCause(cause));
    }

    @Test
    void a_refusal_counts_with_the_cause_that_it_states() throws IOException {
        GatewayCall call = gateway.dial("alice");
        send(receive().answer(480, "Temporarily Unavailable", "peer").with("Reason", "Q.850;cause=19"));

        releasedWith(call, CallEnd.REJECTED, 19);
    }

    @Test
    void a_user_of_another_domain_is_called_there() throws IOException {
        gateway.dial("alice@sales.test");
        SipText invite = receive();

        assertThat(invite.requestUri()).isEqualTo("sip:alice@sales.test");
        send(invite.answer(404, "Not Found", "peer"));
    }

    @Test
    void a_bye_counts_with_the_cause_that_it_states() throws IOException {
        GatewayCall call = gateway.dial("alice");
        SipText invite = receive();
        send(invite.answer(200, "OK", "peer").with("Contact", "<sip:alice@" + sentBy() + ">"));
        assertThat(receive().method()).isEqualTo("ACK");
        send(within(invite, "BYE").with("Reason", "SIP;cause=200, Q.850;cause=31"));

        releasedWith(call, CallEnd.BYE_RECEIVED, 31);
    }

    @Test
    void a_bye_with_a_reason_that_is_none_is_normal_clearing() throws IOException {
        GatewayCall call = gateway.dial("alice");
        SipText invite = receive();
        send(invite.answer(200, "OK", "peer").with("Contact", "<sip:alice@" + sentBy() + ">"));
        assertThat(receive().method()).isEqualTo("ACK");
        send(within(invite, "BYE").with("Reason", "Q.850;cause=soon"));

        releasedWith(call, CallEnd.BYE_RECEIVED, 16);
    }

    @Test
    void a_cancel_counts_with_the_cause_that_it_states() throws IOException {
        SipText invite = SipText.request("INVITE", "sip:9005@gw")
                .edit()
                .add("Via", "SIP/2.0/UDP " + sentBy() + ";branch=z9hG4bKone")
                .add("Max-Forwards", "70")
                .add("From", "<sip:tester@t>;tag=1")
                .add("To", "<sip:9005@gw>")
                .add("Call-ID", "one")
                .add("CSeq", "1 INVITE")
                .add("Contact", "<sip:tester@" + sentBy() + ">")
                .add("Content-Length", "0")
                .done();
        send(invite);
        GatewayCall call = gateway.expectCall(Service.NO_ANSWER, "tester", SOON).orElseThrow();
        send(invite.withStartLine("CANCEL sip:9005@gw SIP/2.0")
                .with("CSeq", "1 CANCEL")
                .with("Reason", "Q.850;cause=26"));

        releasedWith(call, CallEnd.CANCEL_RECEIVED, 26);
    }

    @Test
    void a_cancel_of_our_own_is_normal_clearing_whatever_the_487_states() throws IOException {
        GatewayCall call = gateway.dial("alice");
        SipText invite = receive();
        send(invite.answer(180, "Ringing", "peer"));
        assertThat(call.expect(CallState.RINGING, SOON)).isTrue();
        call.hangUp();
        assertThat(receive().method()).isEqualTo("CANCEL");
        send(invite.answer(487, "Request Terminated", "peer").with("Reason", "Q.850;cause=127"));

        releasedWith(call, CallEnd.CANCEL_SENT, 16);
    }
}
