package io.sipwright.server.session;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sipwright.server.explain.Rewrite;
import io.sipwright.server.media.bridge.MediaSettings;
import io.sipwright.server.media.control.BridgeControl;
import io.sipwright.server.media.control.MediaControl;
import io.sipwright.server.media.dtls.DtlsRole;
import io.sipwright.server.sdp.Samples;
import io.sipwright.server.session.MediaSessions.EndReason;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A browser's transport at one end, a plain socket at the other, real packets between. */
class BridgedSessionsTest {
    private static final String CALL = "call-1";
    private static final byte[] SR = HexFormat.of()
            .parseHex("80c80006" + "00001234" + "00".repeat(20) + "81ca0003" + "00001234" + "0101610000000000");

    private final List<Rewrite> ledger = new CopyOnWriteArrayList<>();
    private final CompletableFuture<String> failure = new CompletableFuture<>();
    private MediaControl control;
    private BridgedSessions sessions;
    private TestBrowser browser;
    private TestPhone phone;
    private int lastSeq = 20;

    @BeforeEach
    void open() throws IOException {
        control = BridgeControl.open(MediaSettings.loopback(), (callId, why) -> failure.complete(callId + ": " + why));
        sessions = new BridgedSessions(control, ledger::add);
        browser = new TestBrowser("alice1");
        phone = new TestPhone();
    }

    @AfterEach
    void close() {
        browser.close();
        phone.close();
        sessions.close();
    }

    @Test
    void a_browser_calls_a_phone_and_every_byte_arrives_both_ways() throws Exception { // MED-001, MED-011, MED-024
        byte[] toPhone = callPhone();
        for (int seq = 1; seq <= 50; seq++) {
            browser.send(rtp(0, seq));
            assertThat(phone.receive()).isEqualTo(rtp(0, seq));
            phone.send(rtp(0, seq), toPhone);
            assertThat(browser.rtp().poll(5, SECONDS)).isEqualTo(rtp(0, seq));
        }
        await().untilAsserted(() ->
                assertThat(sessions.query(CALL).orElseThrow()).isEqualTo(new MediaSessions.SessionFigures(50, 50, 0)));
    }

    @Test
    void the_active_bridge_says_hello_first() throws Exception { // MED-011
        callPhone();
        assertThat(browser.firstDtls().get(5, SECONDS)).isEqualTo(22);
        assertThat(browser.keys()).isCompleted();
    }

    @Test
    void a_phone_calls_a_browser() throws Exception { // SDP-001, MED-003
        byte[] offer = sessions.offer(CALL, Peer.PLAIN, Peer.BROWSER, phone.describe("sendrecv"));
        browser.connect(offer, false, DtlsRole.ACTIVE); // checks and ClientHello before the answer: MED-012
        byte[] toPhone = sessions.answer(CALL, Peer.BROWSER, Peer.PLAIN, browser.describe("active", "sendrecv"));
        secured();
        flowing(toPhone);
    }

    @Test
    void a_passive_browser_gets_a_hello_from_a_bridge_that_offered() throws Exception { // SDP-006
        byte[] offer = sessions.offer(CALL, Peer.PLAIN, Peer.BROWSER, phone.describe("sendrecv"));
        byte[] toPhone = sessions.answer(CALL, Peer.BROWSER, Peer.PLAIN, browser.describe("passive", "sendrecv"));
        browser.connect(offer, false, DtlsRole.PASSIVE);
        secured();
        flowing(toPhone);
    }

    @Test
    void telephone_events_change_their_number() throws Exception { // MED-023
        byte[] toPhone = callPhone();
        browser.send(rtp(126, 1));
        assertThat(phone.receive()).isEqualTo(rtp(101, 1));
        phone.send(rtp(101, 2), toPhone);
        assertThat(browser.rtp().poll(5, SECONDS)).isEqualTo(rtp(126, 2));
        browser.send(rtp(111, 3));
        await().untilAsserted(() ->
                assertThat(sessions.query(CALL).orElseThrow().dropped()).isEqualTo(1));
    }

    @Test
    void opus_passes_untouched_under_each_ends_number() throws Exception { // MED-023
        byte[] toPhone = sessions.offer(CALL, Peer.BROWSER, Peer.PLAIN, browser.describe("actpass", "sendrecv"));
        String opus = new String(phone.describe("sendrecv"), StandardCharsets.US_ASCII)
                .replace("RTP/AVP 0 101", "RTP/AVP 107 101")
                .concat("a=rtpmap:107 opus/48000/2\r\n");
        byte[] answer = sessions.answer(CALL, Peer.PLAIN, Peer.BROWSER, opus.getBytes(StandardCharsets.US_ASCII));
        browser.connect(answer, true, DtlsRole.PASSIVE);
        secured();
        browser.send(rtp(111, 1));
        assertThat(phone.receive()).isEqualTo(rtp(107, 1));
        phone.send(rtp(96, 2), toPhone); // the number that we offered
        assertThat(browser.rtp().poll(5, SECONDS)).isEqualTo(rtp(111, 2));
    }

    @Test
    void reports_cross_from_the_muxed_port_to_the_second_port_and_back() throws Exception { // MED-030
        byte[] toPhone = callPhone();
        phone.sendRtcp(SR, toPhone);
        assertThat(browser.rtcp().poll(5, SECONDS)).isEqualTo(SR);
        browser.send(SR);
        assertThat(phone.receiveRtcp()).isEqualTo(SR);
    }

    @Test
    void a_certificate_that_was_not_announced_ends_the_media() throws Exception { // MED-013
        browser.lying();
        byte[] toPhone = sessions.offer(CALL, Peer.BROWSER, Peer.PLAIN, browser.describe("active", "sendrecv"));
        byte[] answer = sessions.answer(CALL, Peer.PLAIN, Peer.BROWSER, phone.describe("sendrecv"));
        browser.connect(answer, true, DtlsRole.ACTIVE);
        assertThat(failure.get(10, SECONDS)).startsWith(CALL + ": ").contains("does not match its a=fingerprint");
        assertThat(browser.failure().get(10, SECONDS)).contains("bad_certificate");
        phone.send(rtp(0, 1), toPhone);
        assertThat(browser.rtp().poll(100, MILLISECONDS)).isNull();
    }

    @Test
    void clear_rtp_on_the_browsers_side_is_never_relayed() throws Exception { // MED-019
        callPhone();
        browser.sendRaw(rtp(0, 1));
        assertThat(phone.silentFor(200)).isTrue();
    }

    @Test
    void packets_from_a_stranger_do_not_reach_the_browser() throws Exception { // MED-033, M5
        byte[] toPhone = callPhone();
        flowing(toPhone);
        try (TestPhone stranger = new TestPhone()) {
            stranger.send(rtp(0, 99), toPhone);
            await().untilAsserted(() ->
                    assertThat(sessions.query(CALL).orElseThrow().dropped()).isEqualTo(1));
        }
        assertThat(browser.rtp()).isEmpty();
    }

    @Test
    void early_media_flows_before_the_final_answer_which_is_the_same() throws Exception { // SDP-033
        byte[] toPhone = callPhone();
        flowing(toPhone);
        byte[] first = sessions.answer(CALL, Peer.PLAIN, Peer.BROWSER, phone.describe("sendrecv"));
        assertThat(sessions.answer(CALL, Peer.PLAIN, Peer.BROWSER, phone.describe("sendrecv")))
                .isEqualTo(first);
        flowing(toPhone);
    }

    @Test
    void another_branch_that_answers_takes_over() throws Exception { // M9
        byte[] toPhone = callPhone();
        flowing(toPhone);
        try (TestPhone other = new TestPhone()) {
            sessions.answer(CALL, Peer.PLAIN, Peer.BROWSER, other.describe("sendrecv"));
            browser.send(rtp(0, 30));
            assertThat(other.receive()).isEqualTo(rtp(0, 30));
        }
    }

    @Test
    void hold_and_resume_keep_transport_and_media() throws Exception { // SDP-007, SDP-008, MED-017
        byte[] toPhone = callPhone();
        byte[] held = sessions.offer(CALL, Peer.BROWSER, Peer.PLAIN, browser.describe("actpass", "sendonly"));
        assertThat(Samples.lines(held)).contains("a=sendonly");
        byte[] heldAnswer = sessions.answer(CALL, Peer.PLAIN, Peer.BROWSER, phone.describe("recvonly"));
        assertThat(Samples.lines(heldAnswer)).contains("a=recvonly", "a=setup:active");
        byte[] resumed = sessions.offer(CALL, Peer.PLAIN, Peer.BROWSER, phone.describe("sendrecv"));
        assertThat(transport(resumed)).isEqualTo(transport(heldAnswer));
        assertThat(Samples.lines(resumed)).contains("a=setup:actpass");
        sessions.answer(CALL, Peer.BROWSER, Peer.PLAIN, browser.describe("passive", "sendrecv"));
        flowing(toPhone);
    }

    @Test
    void the_version_rises_only_when_the_text_changes() throws Exception { // SDP-027
        byte[] toPhone = callPhone();
        byte[] same = sessions.offer(CALL, Peer.BROWSER, Peer.PLAIN, browser.describe("actpass", "sendrecv"));
        byte[] held = sessions.offer(CALL, Peer.BROWSER, Peer.PLAIN, browser.describe("actpass", "sendonly"));
        assertThat(same).isEqualTo(toPhone);
        assertThat(origin(toPhone)[2]).isEqualTo("1");
        assertThat(origin(held)[1]).isEqualTo(origin(toPhone)[1]);
        assertThat(origin(held)[2]).isEqualTo("2");
    }

    @Test
    void an_ice_restart_gets_new_credentials_and_keeps_the_keys() throws Exception { // SDP-031
        byte[] toPhone = callPhone();
        byte[] before = sessions.answer(CALL, Peer.PLAIN, Peer.BROWSER, phone.describe("sendrecv"));
        String restarted = new String(browser.describe("actpass", "sendrecv"), StandardCharsets.US_ASCII)
                .replace("a=ice-ufrag:alice1", "a=ice-ufrag:alice2");
        byte[] offer = restarted.getBytes(StandardCharsets.US_ASCII);
        assertThat(sessions.offer(CALL, Peer.BROWSER, Peer.PLAIN, offer)).isEqualTo(toPhone);
        byte[] after = sessions.answer(CALL, Peer.PLAIN, Peer.BROWSER, phone.describe("sendrecv"));
        assertThat(transport(after))
                .doesNotContainAnyElementsOf(transport(before).subList(1, 3));
        assertThat(Samples.lines(after)).contains("a=setup:active");
    }

    @Test
    void ports_are_free_when_end_returns_and_the_reason_is_counted() throws Exception {
        byte[] toPhone = callPhone();
        int port = TestPhone.bridge(toPhone).getPort();
        assertThatThrownBy(() -> new DatagramSocket(port, InetAddress.getLoopbackAddress()))
                .isInstanceOf(BindException.class);
        sessions.end(CALL, EndReason.BYE);
        new DatagramSocket(port, InetAddress.getLoopbackAddress()).close();
        new DatagramSocket(port + 1, InetAddress.getLoopbackAddress()).close();
        sessions.end(CALL, EndReason.BYE);
        assertThat(sessions.alive()).isZero();
        assertThat(sessions.ended()).containsEntry(EndReason.BYE, 1L).containsEntry(EndReason.CANCEL, 0L);
    }

    @Test
    void equals_pass_untouched() throws Exception {
        byte[] sdp = Samples.first("jssip-chromium-invite-audio-video.txt");
        assertThat(sessions.offer(CALL, Peer.BROWSER, Peer.BROWSER, sdp)).isSameAs(sdp);
        assertThat(sessions.answer(CALL, Peer.PLAIN, Peer.PLAIN, sdp)).isSameAs(sdp);
        assertThat(sessions.alive()).isZero();
    }

    @Test
    void an_offer_that_cannot_be_bridged_is_488_and_leaves_nothing() { // SDP-025
        byte[] g722 = new String(browser.describe("actpass", "sendrecv"), StandardCharsets.US_ASCII)
                .replace(" 111 0 8 126", " 9")
                .getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> sessions.offer(CALL, Peer.BROWSER, Peer.PLAIN, g722))
                .isInstanceOfSatisfying(MediaRefused.class, refused -> assertThat(refused.status())
                        .isEqualTo(488));
        assertThat(sessions.alive()).isZero();
    }

    @Test
    void an_answer_without_an_offer_is_refused() {
        assertThatThrownBy(() -> sessions.answer(CALL, Peer.PLAIN, Peer.BROWSER, phone.describe("sendrecv")))
                .isInstanceOfSatisfying(MediaRefused.class, refused -> assertThat(refused.status())
                        .isEqualTo(500));
    }

    @Test
    void the_ledger_says_why_each_line_changed() throws Exception {
        sessions.offer(CALL, Peer.BROWSER, Peer.PLAIN, browser.describe("actpass", "sendrecv"));
        assertThat(ledger)
                .allSatisfy(line -> assertThat(line.callId()).isEqualTo(CALL))
                .anySatisfy(line -> assertThat(line.before()).startsWith("a=ice-ufrag:alice1"));
    }

    private byte[] callPhone() throws Exception {
        byte[] toPhone = sessions.offer(CALL, Peer.BROWSER, Peer.PLAIN, browser.describe("actpass", "sendrecv"));
        byte[] answer = sessions.answer(CALL, Peer.PLAIN, Peer.BROWSER, phone.describe("sendrecv"));
        browser.connect(answer, true, DtlsRole.PASSIVE);
        secured();
        return toPhone;
    }

    /** The bridge may complete its side of the handshake a moment after the browser. */
    private void secured() throws Exception {
        browser.keys().get(10, SECONDS);
        await().until(() -> control.query(CALL).orElseThrow().secured());
    }

    private void flowing(byte[] toPhone) throws Exception {
        byte[] packet = rtp(0, ++lastSeq);
        browser.send(packet);
        assertThat(phone.receive()).isEqualTo(packet);
        phone.send(packet, toPhone);
        assertThat(browser.rtp().poll(5, SECONDS)).isEqualTo(packet);
    }

    private static byte[] rtp(int payloadType, int seq) {
        ByteBuffer packet = ByteBuffer.allocate(172);
        packet.put((byte) 0x80)
                .put((byte) payloadType)
                .putShort((short) seq)
                .putInt(160 * seq)
                .putInt(0x1234);
        while (packet.hasRemaining()) {
            packet.put((byte) (packet.position() * 31 + seq));
        }
        return packet.array();
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
