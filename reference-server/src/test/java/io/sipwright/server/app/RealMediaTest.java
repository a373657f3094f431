package io.sipwright.server.app;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sipwright.server.clock.ManualScheduler;
import io.sipwright.server.limit.LimitCounters;
import io.sipwright.server.media.bridge.MediaSettings;
import io.sipwright.server.media.control.BridgedMediaSessions;
import io.sipwright.server.media.control.TestBrowser;
import io.sipwright.server.media.control.TestCall;
import io.sipwright.server.media.control.TestPhone;
import io.sipwright.server.media.dtls.DtlsRole;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole calls: the real proxy and the real bridge with ICE, DTLS and SRTP, under a clock that the test moves. */
final class RealMediaTest {
    private static final Duration RINGING = Duration.ofMinutes(4);
    private static final List<String> DIRECTIONS = List.of("sendonly", "recvonly", "inactive");

    private final ManualScheduler mediaClock = new ManualScheduler();
    private BridgedMediaSessions bridge;
    private SimulatedServer server;
    private SimulatedEnd gateway;
    private SimulatedEnd carol;
    private TestBrowser browser;
    private TestPhone phone;
    private SipLines invited = new SipLines("");
    /** The bridge's description to the phone. */
    private byte[] toPhone = new byte[0];

    private int lastNumber = 20;
    private int cseq = 2;

    @BeforeEach
    void start() throws Exception {
        bridge = BridgedMediaSessions.open(MediaSettings.loopback(), mediaClock, rewrite -> {}, new LimitCounters());
        server = new SimulatedServer(SimulatedServer.Settings.usual(), bridge);
        gateway = server.gateway();
        carol = server.registered("carol");
        browser = new TestBrowser("carol1");
        phone = new TestPhone();
    }

    @AfterEach
    void close() {
        browser.close();
        phone.close();
        bridge.close();
    }

    @Test
    void a_call_to_the_network_that_rings_for_four_minutes_is_answered_and_heard() throws Exception { // PRX-016, F5
        carol.initial("INVITE", "sip:1001@sipwright.test", carol.contact(), offer());
        SipLines invite = gateway.expect("INVITE");
        ring(gateway, invite, carol);
        answered(invite);
    }

    @Test
    void a_call_to_a_browser_that_rings_for_four_minutes_is_answered_and_heard() throws Exception { // PRX-016, F5
        gateway.send(fromGateway());
        SipLines invite = carol.expect("INVITE");
        ring(carol, invite, gateway);
        carol.send(invite.reply("200 OK", "t1", carol.contact(), text(browser.describe("active", "sendrecv"))));
        SipLines ok = gateway.expect("SIP/2.0 200");
        gateway.send(gateway.within(ok, "ACK", 1));
        carol.expect("ACK");
        toPhone = bytes(ok);
        browser.connect(bytes(invite), false, DtlsRole.ACTIVE);
        secured();
        flowing();
    }

    @Test
    void an_answered_call_without_a_working_pair_ends_after_the_ice_limit()
            throws Exception { // MED-009, RFC 8445 §8.1.2
        carol.initial("INVITE", "sip:1001@sipwright.test", carol.contact(), offer());
        SipLines invite = gateway.expect("INVITE");
        ring(gateway, invite, carol);
        gateway.send(invite.reply("200 OK", "t1", gateway.contact(), text(phone.describe("sendrecv"))));
        carol.send(carol.within(carol.expect("SIP/2.0 200"), "ACK", 2));
        gateway.expect("ACK");
        mediaClock.advance(Duration.ofSeconds(29));
        assertThat(bridge.alive()).isEqualTo(1);
        mediaClock.advance(Duration.ofSeconds(2));
        server.advance(Duration.ZERO);
        assertThat(carol.expect("BYE").one("Reason")).contains("ICE found no working pair");
        gateway.expect("BYE");
        assertThat(bridge.alive()).isZero();
    }

    @Test
    void an_accepted_ice_restart_whose_pair_never_works_leaves_the_pair_that_does() throws Exception { // RFC 8445 §12.1
        SipLines ok = established();
        browser.newCredentials("carol2");
        carol.send(carol.within(ok, "INVITE", ++cseq, carol.contact(), offer()));
        gateway.send(gateway.expect("INVITE").reply("200 OK", "", gateway.contact(), text(phone.describe("sendrecv"))));
        carol.expect("SIP/2.0 200");
        for (int second = 0; second < 40; second += 4) {
            mediaClock.advance(Duration.ofSeconds(4)); // consent is asked for under the old credentials, and given
            server.advance(Duration.ZERO);
            flowing();
        }
        assertThat(bridge.alive()).isEqualTo(1);
    }

    /** How an offer ends that is not accepted. */
    private enum End {
        REFUSED,
        CANCELLED,
        UNANSWERED
    }

    @ParameterizedTest
    @EnumSource
    void another_direction_that_the_network_does_not_accept_leaves_media_both_ways(End end) throws Exception {
        SipLines ok = established();
        for (String direction : DIRECTIONS) {
            for (String early : new String[] {"", text(phone.describe("inactive"))}) {
                String offer = carol.within(
                        ok, "INVITE", ++cseq, carol.contact(), text(browser.describe("actpass", direction)));
                carol.send(offer);
                unaccepted(end, carol, offer, gateway, early);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void another_direction_that_the_browser_does_not_accept_leaves_media_both_ways(End end) throws Exception {
        established();
        for (String direction : DIRECTIONS) {
            for (String early : new String[] {"", text(browser.describe("passive", "inactive"))}) {
                String offer = gateway.back(
                        invited, "t1", "INVITE", ++cseq, gateway.contact(), text(phone.describe(direction)));
                gateway.send(offer);
                unaccepted(end, gateway, offer, carol, early);
            }
        }
    }

    /** CALL-007 · RFC 3261 §14.1. */
    private void unaccepted(End end, SimulatedEnd offerer, String offer, SimulatedEnd answerer, String early)
            throws Exception {
        SipLines invite = answerer.expect("INVITE");
        while (!invite.one("CSeq").equals(new SipLines(offer).one("CSeq"))) {
            invite = answerer.expect("INVITE"); // skips what was sent again
        }
        flowing();
        if (!early.isEmpty()) {
            answerer.send(invite.reply("183 Progress", "", answerer.contact(), early));
            offerer.expect("SIP/2.0 183");
        }
        switch (end) {
            case REFUSED -> {
                answerer.send(invite.reply("488 Not Acceptable Here", ""));
                offerer.expect("SIP/2.0 488");
            }
            case CANCELLED -> {
                answerer.send(invite.reply("180 Ringing", ""));
                offerer.expect("SIP/2.0 180");
                offerer.send(BranchMediaTest.cancelOf(offer));
                offerer.expect("SIP/2.0 200");
                answerer.send(answerer.expect("CANCEL").reply("200 OK", ""));
                answerer.send(invite.reply("487 Request Terminated", ""));
                offerer.expect("SIP/2.0 487");
            }
            case UNANSWERED -> {
                server.advance(Duration.ofMinutes(6)); // Timer B, after a 183 Timer C and the wait for its 487
                offerer.expect("SIP/2.0 408");
            }
        }
        flowing();
        assertThat(bridge.alive()).isEqualTo(1);
    }

    private SipLines established() throws Exception {
        carol.initial("INVITE", "sip:1001@sipwright.test", carol.contact(), offer());
        return answered(gateway.expect("INVITE"));
    }

    private SipLines answered(SipLines invite) throws Exception {
        invited = invite;
        toPhone = bytes(invite);
        gateway.send(invite.reply("200 OK", "t1", gateway.contact(), text(phone.describe("sendrecv"))));
        SipLines ok = carol.expect("SIP/2.0 200");
        carol.send(carol.within(ok, "ACK", 2));
        gateway.expect("ACK");
        connect(ok);
        flowing();
        return ok;
    }

    private void ring(SimulatedEnd callee, SipLines invite, SimulatedEnd caller) throws Exception {
        callee.send(invite.reply("180 Ringing", "t1")); // only once, although RFC 3261 §13.3.1.1 wants one each minute
        caller.expect("SIP/2.0 180");
        server.advance(RINGING);
        mediaClock.advance(RINGING);
    }

    private String offer() {
        return text(browser.describe("actpass", "sendrecv"));
    }

    private String fromGateway() {
        Call call = new Call("<sip:1001@pstn.test>;tag=g1", "<sip:carol@x>", "g-call");
        return gateway.request(
                "INVITE", "sip:carol@sipwright.test", call, 1, gateway.contact(), text(phone.describe("sendrecv")));
    }

    private void connect(SipLines answer) throws Exception {
        browser.connect(bytes(answer), true, DtlsRole.PASSIVE);
        secured();
    }

    /** The bridge may complete its side of the handshake a moment after the browser. */
    private void secured() throws Exception {
        browser.keys().get(10, SECONDS);
        await().until(() -> {
            phone.send(TestCall.rtp(0, ++lastNumber), toPhone);
            return browser.rtp().poll(100, MILLISECONDS) != null;
        });
        browser.rtp().clear();
    }

    private void flowing() throws Exception {
        byte[] sent = TestCall.rtp(0, ++lastNumber);
        browser.send(sent);
        assertThat(phone.receive()).isEqualTo(sent);
        byte[] back = TestCall.rtp(0, ++lastNumber);
        phone.send(back, toPhone);
        byte[] heard = browser.rtp().poll(5, SECONDS);
        while (heard != null && !Arrays.equals(heard, back)) {
            heard = browser.rtp().poll(5, SECONDS); // sent before: while the bridge had no keys it lost some of them
        }
        assertThat(heard).isEqualTo(back);
    }

    private static String text(byte[] description) {
        return new String(description, StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(SipLines message) {
        return message.body().getBytes(StandardCharsets.US_ASCII);
    }
}
