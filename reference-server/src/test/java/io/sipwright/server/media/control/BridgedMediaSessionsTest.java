package io.sipwright.server.media.control;

import static io.sipwright.server.media.control.TestCall.rtp;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sipwright.server.limit.Limit;
import io.sipwright.server.media.bridge.MediaSettings;
import io.sipwright.server.media.dtls.DtlsRole;
import io.sipwright.server.sdp.MediaKind;
import io.sipwright.server.sdp.Samples;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A browser's transport at one end, a plain socket at the other, real packets between. */
class BridgedMediaSessionsTest {
    private static final byte[] SR = HexFormat.of()
            .parseHex("80c80006" + "00001234" + "00".repeat(20) + "81ca0003" + "00001234" + "0101610000000000");

    private TestCall call;

    @BeforeEach
    void open() throws Exception {
        call = new TestCall();
    }

    @AfterEach
    void close() {
        call.close();
    }

    @Test
    void a_browser_calls_a_phone_and_every_byte_arrives_both_ways() throws Exception { // MED-001, MED-011, MED-024
        call.browserCalls();
        for (int seq = 1; seq <= 50; seq++) {
            call.browser.send(rtp(0, seq));
            assertThat(call.phone.receive()).isEqualTo(rtp(0, seq));
            call.phone.send(rtp(0, seq), call.toPhone);
            assertThat(call.heardByBrowser()).isEqualTo(rtp(0, seq));
        }
        await().untilAsserted(() -> assertThat(call.session.figures()).isEqualTo(new SessionCounts(true, 50, 50, 0)));
    }

    @Test
    void the_active_bridge_says_hello_first() throws Exception { // MED-011
        call.browserCalls();
        assertThat(call.browser.firstDtls().get(5, SECONDS)).isEqualTo(22);
    }

    @Test
    void a_phone_calls_a_browser() throws Exception { // SDP-001, MED-003
        OfferExchange exchange = phoneOffers();
        call.browser.connect(exchange.offer(), false, DtlsRole.ACTIVE); // checks and ClientHello first: MED-012
        call.toPhone = exchange.answer(call.browser.describe("active", "sendrecv"));
        exchange.accept();
        call.secured();
        call.flowing();
    }

    @Test
    void a_passive_browser_gets_a_hello_from_a_bridge_that_offered() throws Exception { // SDP-006
        OfferExchange exchange = phoneOffers();
        call.toPhone = exchange.answer(call.browser.describe("passive", "sendrecv"));
        exchange.accept();
        call.browser.connect(exchange.offer(), false, DtlsRole.PASSIVE);
        call.secured();
        call.flowing();
    }

    @Test
    void telephone_events_change_their_number() throws Exception { // MED-023
        call.browserCalls();
        call.browser.send(rtp(126, 1));
        assertThat(call.phone.receive()).isEqualTo(rtp(101, 1));
        call.phone.send(rtp(101, 2), call.toPhone);
        assertThat(call.heardByBrowser()).isEqualTo(rtp(126, 2));
        call.browser.send(rtp(111, 3));
        await().untilAsserted(() -> assertThat(call.session.figures().dropped()).isEqualTo(1));
    }

    @Test
    void opus_passes_untouched_under_each_ends_number() throws Exception { // MED-023
        OfferExchange exchange = browserOffers();
        String opus = new String(call.phone.describe("sendrecv"), StandardCharsets.US_ASCII)
                .replace("RTP/AVP 0 101", "RTP/AVP 107 101")
                .concat("a=rtpmap:107 opus/48000/2\r\n");
        byte[] answer = exchange.answer(opus.getBytes(StandardCharsets.US_ASCII));
        exchange.accept();
        call.browser.connect(answer, true, DtlsRole.PASSIVE);
        call.secured();
        call.browser.send(rtp(111, 1));
        assertThat(call.phone.receive()).isEqualTo(rtp(107, 1));
        call.phone.send(rtp(96, 2), exchange.offer()); // the number that we offered
        assertThat(call.heardByBrowser()).isEqualTo(rtp(111, 2));
    }

    @Test
    void reports_cross_from_the_muxed_port_to_the_second_port_and_back() throws Exception { // MED-030
        call.browserCalls();
        call.phone.sendRtcp(SR, call.toPhone);
        assertThat(call.browser.rtcp().poll(5, SECONDS)).isEqualTo(SR);
        call.browser.send(SR);
        assertThat(call.phone.receiveRtcp()).isEqualTo(SR);
    }

    @Test
    void a_certificate_that_was_not_announced_ends_the_media() throws Exception { // MED-013
        call.browser.lying();
        OfferExchange exchange = session().offer(MediaKind.WEBRTC, call.browser.describe("active", "sendrecv"));
        byte[] answer = exchange.answer(call.phone.describe("sendrecv"));
        exchange.accept();
        call.browser.connect(answer, true, DtlsRole.ACTIVE);
        assertThat(call.failure.get(10, SECONDS)).contains("does not match its a=fingerprint");
        assertThat(call.browser.failure().get(10, SECONDS)).contains("bad_certificate");
        call.phone.send(rtp(0, 1), exchange.offer());
        assertThat(call.browser.rtp().poll(100, MILLISECONDS)).isNull();
    }

    @Test
    void clear_rtp_on_the_browsers_side_is_never_relayed() throws Exception { // MED-019
        call.browserCalls();
        call.browser.sendRaw(rtp(0, 1));
        assertThat(call.phone.silentFor(200)).isTrue();
    }

    @Test
    void packets_from_a_stranger_do_not_reach_the_browser() throws Exception { // MED-033
        call.browserCalls();
        call.flowing();
        call.phone.send(rtp(0, 98), call.toPhone);
        call.heardByBrowser();
        try (DatagramSocket stranger = new DatagramSocket(0, InetAddress.getByName("127.0.0.2"))) {
            TestPhone.send(stranger, rtp(0, 99), call.toPhone);
            await().untilAsserted(
                            () -> assertThat(call.session.figures().dropped()).isEqualTo(1));
        }
        assertThat(call.browser.rtp()).isEmpty();
    }

    @Test
    void a_stranger_hears_nothing_of_a_call_whose_phone_sends_nothing_yet() throws Exception { // RFC 7362 §5
        call.browserCalls();
        try (DatagramSocket stranger = new DatagramSocket(0, InetAddress.getByName("127.0.0.2"))) {
            for (int seq = 1; seq <= 8; seq++) {
                TestPhone.send(stranger, rtp(0, seq), call.toPhone);
            }
            await().untilAsserted(
                            () -> assertThat(call.session.figures().dropped()).isEqualTo(8));
        }
        call.browser.send(rtp(0, 50));
        assertThat(call.phone.receive()).isEqualTo(rtp(0, 50));
        assertThat(call.browser.rtp()).isEmpty();
    }

    @Test
    void early_media_flows_before_the_final_answer_which_is_the_same() throws Exception { // SDP-033
        OfferExchange exchange = browserOffers();
        call.toPhone = exchange.offer();
        byte[] early = exchange.answer(call.phone.describe("sendrecv"));
        call.browser.connect(early, true, DtlsRole.PASSIVE);
        call.secured();
        call.flowing();
        assertThat(exchange.answer(call.phone.describe("sendrecv"))).isEqualTo(early);
        exchange.accept();
        call.flowing();
    }

    @Test
    void another_answerer_of_the_same_offer_takes_over() throws Exception { // RFC 3261 §13.2.1
        OfferExchange exchange = call.browserCalls();
        call.flowing();
        try (TestPhone other = new TestPhone()) {
            exchange.answer(other.describe("sendrecv"));
            call.browser.send(rtp(0, 30));
            assertThat(other.receive()).isEqualTo(rtp(0, 30));
        }
    }

    @Test
    void one_account_has_no_more_than_its_part_of_the_ports() throws Exception {
        List<MediaSession> others = new ArrayList<>();
        for (int i = 1; i < MediaSettings.loopback().callsOfAccount(); i++) {
            others.add(call.open());
        }
        assertThatThrownBy(call::open).isInstanceOfSatisfying(MediaRefusedException.class, e -> assertThat(e.status())
                .isEqualTo(503));
        assertThat(call.counters.count(Limit.CALLS_OF_ACCOUNT)).isEqualTo(1);
        others.get(0).end(EndReason.BYE);
        others.set(0, call.open());
        others.forEach(session -> session.end(EndReason.BYE));
    }

    @Test
    void two_branches_of_a_browser_s_fork_are_two_sessions() throws Exception { // RFC 3261 §13.2.2.4
        MediaSession second = call.open();
        byte[] offer = call.browser.describe("actpass", "sendrecv");
        OfferExchange one = session().offer(MediaKind.WEBRTC, offer);
        OfferExchange two = second.offer(MediaKind.WEBRTC, offer);
        assertThat(TestPhone.bridge(one.offer())).isNotEqualTo(TestPhone.bridge(two.offer()));
        try (TestPhone other = new TestPhone()) {
            call.toPhone = one.offer();
            byte[] first = one.answer(call.phone.describe("sendrecv"));
            byte[] late = two.answer(other.describe("sendrecv"));
            assertThat(transport(first)).isNotEqualTo(transport(late));
            one.accept();
            two.accept();
            call.browser.connect(first, true, DtlsRole.PASSIVE);
            call.secured();
            call.flowing();
            second.end(EndReason.FORK_LOST);
            call.flowing();
        }
        assertThat(call.sessions.ended()).containsEntry(EndReason.FORK_LOST, 1L);
    }

    @Test
    void hold_and_resume_keep_transport_and_media() throws Exception { // SDP-007, SDP-008, MED-017
        call.browserCalls();
        OfferExchange hold = session().offer(MediaKind.WEBRTC, call.browser.describe("actpass", "sendonly"));
        assertThat(Samples.lines(hold.offer())).contains("a=sendonly");
        byte[] held = hold.answer(call.phone.describe("recvonly"));
        hold.accept();
        assertThat(Samples.lines(held)).contains("a=recvonly", "a=setup:active");
        OfferExchange resume = phoneOffers();
        assertThat(transport(resume.offer())).isEqualTo(transport(held));
        assertThat(Samples.lines(resume.offer())).contains("a=setup:actpass");
        resume.answer(call.browser.describe("passive", "sendrecv"));
        resume.accept();
        call.flowing();
    }

    @Test
    void the_version_rises_only_when_the_text_changes() throws Exception { // SDP-027
        call.browserCalls();
        OfferExchange same = browserOffers();
        assertThat(same.offer()).isEqualTo(call.toPhone);
        assertThat(origin(same.offer())[2]).isEqualTo("1");
        same.withdraw();
        byte[] held = session()
                .offer(MediaKind.WEBRTC, call.browser.describe("actpass", "sendonly"))
                .offer();
        assertThat(origin(held)[1]).isEqualTo(origin(call.toPhone)[1]);
        assertThat(origin(held)[2]).isEqualTo("2");
    }

    @Test
    void ports_are_free_when_end_returns_and_the_reason_is_counted_once() throws Exception {
        call.browserCalls();
        int port = TestPhone.bridge(call.toPhone).getPort();
        assertThatThrownBy(() -> new DatagramSocket(port, InetAddress.getLoopbackAddress()))
                .isInstanceOf(BindException.class);
        session().end(EndReason.BYE);
        new DatagramSocket(port, InetAddress.getLoopbackAddress()).close();
        new DatagramSocket(port + 1, InetAddress.getLoopbackAddress()).close();
        session().end(EndReason.CANCEL);
        assertThat(call.sessions.alive()).isZero();
        assertThat(call.sessions.ended()).containsEntry(EndReason.BYE, 1L).containsEntry(EndReason.CANCEL, 0L);
        assertThatThrownBy(() -> browserOffers()).hasMessageContaining("is over");
    }

    @Test
    void the_ledger_says_why_each_line_changed() throws Exception {
        browserOffers();
        assertThat(call.ledger)
                .allSatisfy(line -> assertThat(line.callId()).isEqualTo(TestCall.CALL))
                .anySatisfy(line -> assertThat(line.before()).startsWith("a=ice-ufrag:alice1"));
    }

    private MediaSession session() {
        return call.session;
    }

    private OfferExchange browserOffers() throws MediaRefusedException {
        return session().offer(MediaKind.WEBRTC, call.browser.describe("actpass", "sendrecv"));
    }

    private OfferExchange phoneOffers() throws MediaRefusedException {
        return session().offer(MediaKind.RTP, call.phone.describe("sendrecv"));
    }

    private static List<String> transport(byte[] sdp) {
        return Samples.lines(sdp).stream()
                .filter(line -> line.matches("a=(fingerprint|ice-ufrag|ice-pwd|candidate):.*"))
                .toList();
    }

    private static String[] origin(byte[] sdp) {
        return Samples.lines(sdp).get(1).split(" ");
    }
}
