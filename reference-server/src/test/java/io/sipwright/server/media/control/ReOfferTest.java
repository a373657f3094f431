package io.sipwright.server.media.control;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sipwright.server.media.dtls.DtlsRole;
import io.sipwright.server.sdp.MediaKind;
import io.sipwright.server.sdp.Samples;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An offer in a call: media flow both ways before it, while it is undecided, and after it (RFC 3261 §14.1, RFC 3264 §8). */
class ReOfferTest {
    private TestCall call;

    @BeforeEach
    void open() throws Exception {
        call = new TestCall();
        call.browserCalls();
        call.flowing();
    }

    @AfterEach
    void close() {
        call.close();
    }

    /** How an offer can end without being accepted. */
    private enum Refusal {
        /** 488, 491, CANCEL or no answer. */
        WITHOUT_AN_ANSWER,
        /** A 183 with an answer, then 488. */
        AFTER_AN_EARLY_ANSWER
    }

    private void refuse(OfferExchange exchange, Refusal how, byte[] answer) throws Exception {
        if (how == Refusal.AFTER_AN_EARLY_ANSWER) {
            exchange.answer(answer);
        }
        exchange.withdraw();
    }

    @ParameterizedTest
    @EnumSource
    void a_refused_ice_restart_leaves_the_old_pair(Refusal how) throws Exception { // MED-034, CALL-007, case 01
        byte[] before = call.toBrowser;
        OfferExchange exchange = browserOffers("alice2");
        call.flowing();
        int answered = call.browser.checksAnswered();
        call.browser.check(before, "alice1", true);
        await().until(() -> call.browser.checksAnswered() == answered + 1);
        refuse(exchange, how, call.phone.describe("sendrecv"));
        call.flowing();
        call.browser.check(before, "alice1", true);
        await().until(() -> call.browser.checksAnswered() == answered + 2);
        call.flowing();
        assertThat(call.failure).isNotDone();
    }

    @Test
    void a_refused_ice_restart_whose_pair_was_nominated_already_gives_the_old_pair_back() throws Exception {
        byte[] before = call.toBrowser;
        OfferExchange exchange = browserOffers("alice2");
        byte[] early = exchange.answer(call.phone.describe("sendrecv"));
        call.browser.check(early, true);
        call.flowing();
        exchange.withdraw();
        call.flowing();
        int answered = call.browser.checksAnswered();
        call.browser.check(before, "alice1", true);
        await().until(() -> call.browser.checksAnswered() == answered + 1);
    }

    @Test
    void a_check_of_a_restart_that_is_not_answered_has_no_success() throws Exception { // RFC 8445 §9, RFC 8489 §9.1.3
        byte[] before = call.toBrowser;
        OfferExchange exchange = browserOffers("alice2");
        int answered = call.browser.checksAnswered();
        call.browser.check(
                before, true); // Chromium asks so from a new port, and would stay there with the old password
        call.flowing();
        assertThat(call.browser.checksAnswered()).isEqualTo(answered);
        call.toBrowser = exchange.answer(call.phone.describe("sendrecv"));
        exchange.accept();
        call.browser.check(call.toBrowser, true);
        await().until(() -> call.browser.checksAnswered() > answered);
        call.flowing();
    }

    @Test
    void a_browser_is_heard_from_any_port_that_has_checked() throws Exception { // RFC 8445 §12.2
        call.browser.sendsFromAnotherPort();
        call.browser.check(call.toBrowser, true);
        call.flowing();
    }

    @Test
    void an_accepted_ice_restart_uses_the_old_pair_until_the_new_one_is_nominated() throws Exception { // RFC 8445 §12.1
        byte[] before = call.toBrowser;
        OfferExchange exchange = browserOffers("alice2");
        call.toBrowser = exchange.answer(call.phone.describe("sendrecv"));
        exchange.accept();
        assertThat(transport(call.toBrowser)).isNotEqualTo(transport(before));
        call.flowing();
        int answered = call.browser.checksAnswered();
        call.browser.check(before, "alice1", true);
        await().until(() -> call.browser.checksAnswered() == answered + 1);
        call.browser.check(call.toBrowser, true);
        await().until(() -> call.browser.checksAnswered() == answered + 2);
        call.flowing();
        assertThat(call.failure).isNotDone();
    }

    @Test
    void an_ice_restart_keeps_the_roles() throws Exception { // RFC 8445 §9
        try (TestCall incoming = new TestCall()) {
            OfferExchange first = incoming.session.offer(MediaKind.RTP, incoming.phone.describe("sendrecv"));
            incoming.toBrowser = first.offer();
            incoming.browser.secure(incoming.toBrowser, DtlsRole.ACTIVE);
            incoming.toPhone = first.answer(incoming.browser.describe("active", "sendrecv"));
            first.accept();
            incoming.browser.check(incoming.toBrowser, false);
            incoming.secured();
            incoming.browser.newCredentials("alice2");
            OfferExchange restart =
                    incoming.session.offer(MediaKind.WEBRTC, incoming.browser.describe("actpass", "sendrecv"));
            incoming.toBrowser = restart.answer(incoming.phone.describe("sendrecv"));
            restart.accept();
            int answered = incoming.browser.checksAnswered();
            incoming.browser.check(incoming.toBrowser, false); // as controlled again: 487 would be no success
            await().until(() -> incoming.browser.checksAnswered() == answered + 1);
            incoming.flowing();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_refused_certificate_leaves_the_old_keys(Refusal how) throws Exception { // RFC 8842 §5.5
        call.browser.newCertificate();
        OfferExchange exchange = offer(MediaKind.WEBRTC, call.browser.describe("actpass", "sendrecv"));
        call.flowing();
        refuse(exchange, how, call.phone.describe("sendrecv"));
        call.flowing();
        assertThat(call.failure).isNotDone();
    }

    @Test
    void a_refused_certificate_that_was_used_already_gives_the_old_keys_back() throws Exception {
        var oldKeys = call.browser.keys().get();
        call.browser.newCertificate();
        OfferExchange exchange = offer(MediaKind.WEBRTC, call.browser.describe("actpass", "sendrecv"));
        byte[] early = exchange.answer(call.phone.describe("sendrecv"));
        call.browser.secure(early, DtlsRole.PASSIVE);
        call.browser.check(early, true);
        call.browser.keys().get(10, SECONDS);
        flowsSoon();
        exchange.withdraw();
        call.browser.established(oldKeys);
        call.flowing();
    }

    @Test
    void an_accepted_certificate_is_used_once_its_handshake_is_complete() throws Exception { // MED-018
        call.browser.newCertificate();
        OfferExchange exchange = offer(MediaKind.WEBRTC, call.browser.describe("actpass", "sendrecv"));
        call.toBrowser = exchange.answer(call.phone.describe("sendrecv"));
        exchange.accept();
        call.flowing();
        call.browser.secure(call.toBrowser, DtlsRole.PASSIVE);
        call.browser.check(call.toBrowser, true);
        call.browser.keys().get(10, SECONDS);
        flowsSoon();
        call.flowing();
        assertThat(call.failure).isNotDone();
    }

    @ParameterizedTest
    @EnumSource
    void a_refused_codec_of_the_browser_s_leaves_the_old_one(Refusal how) throws Exception { // MED-023
        call.browser.onlyFormats("8 126");
        OfferExchange exchange = offer(MediaKind.WEBRTC, call.browser.describe("actpass", "sendrecv"));
        call.flowing();
        refuse(exchange, how, call.phone.describe("sendrecv", "8 101"));
        call.flowing();
    }

    @ParameterizedTest
    @EnumSource
    void a_refused_codec_of_the_phone_s_leaves_the_old_one(Refusal how) throws Exception { // MED-023
        OfferExchange exchange = offer(MediaKind.RTP, call.phone.describe("sendrecv", "8 101"));
        call.flowing();
        call.browser.onlyFormats("8 126");
        refuse(exchange, how, call.browser.describe("passive", "sendrecv"));
        call.flowing();
    }

    @Test
    void an_accepted_codec_takes_the_place_of_the_old_one() throws Exception { // MED-023
        call.browser.onlyFormats("8 126");
        OfferExchange exchange = offer(MediaKind.WEBRTC, call.browser.describe("actpass", "sendrecv"));
        exchange.answer(call.phone.describe("sendrecv", "8 101"));
        call.flowing(8, 8);
        call.flowing(0, 0);
        exchange.accept();
        call.flowing(8, 8);
        long dropped = call.session.figures().dropped();
        call.phone.send(call.next(0), call.toPhone);
        await().until(() -> call.session.figures().dropped() == dropped + 1);
    }

    @ParameterizedTest
    @EnumSource
    void a_refused_address_is_sent_nothing_in_the_end(Refusal how) throws Exception { // F12
        try (TestPhone moved = new TestPhone()) {
            OfferExchange exchange = offer(MediaKind.RTP, moved.describe("sendrecv"));
            call.flowing();
            refuse(exchange, how, call.browser.describe("passive", "sendrecv"));
            call.flowing();
            assertThat(moved.silentFor(100)).isTrue();
        }
    }

    @Test
    void an_accepted_address_is_used_from_the_answer_on() throws Exception {
        try (TestPhone moved = new TestPhone()) {
            OfferExchange exchange = offer(MediaKind.RTP, moved.describe("sendrecv"));
            exchange.answer(call.browser.describe("passive", "sendrecv"));
            call.flowing(0, 0, moved);
            exchange.accept();
            call.flowing(0, 0, moved);
            call.phone.send(call.next(0), call.toPhone);
            assertThat(call.browser.rtp().poll(100, MILLISECONDS)).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_refused_hold_by_a_null_address_leaves_media_both_ways(Refusal how) throws Exception { // SDP-030
        OfferExchange exchange = offer(MediaKind.RTP, held());
        call.flowing();
        refuse(exchange, how, call.browser.describe("passive", "recvonly"));
        call.flowing();
    }

    @Test
    void an_accepted_hold_by_a_null_address_sends_nothing_and_music_is_heard() throws Exception { // SDP-030, case 05
        OfferExchange exchange = offer(MediaKind.RTP, held());
        assertThat(Samples.lines(exchange.offer())).contains("a=sendonly");
        exchange.answer(call.browser.describe("passive", "recvonly"));
        exchange.accept();
        byte[] music = call.next(0);
        call.phone.send(music, call.toPhone);
        assertThat(call.heardByBrowser()).isEqualTo(music);
        call.browser.send(call.next(0));
        assertThat(call.phone.silentFor(100)).isTrue();
        OfferExchange resumed = offer(MediaKind.RTP, call.phone.describe("sendrecv"));
        resumed.answer(call.browser.describe("passive", "sendrecv"));
        resumed.accept();
        call.flowing();
    }

    @Test
    void the_version_in_o_is_never_rolled_back() throws Exception { // SDP-027 · RFC 6141, RFC 3264 §8
        OfferExchange hold = offer(MediaKind.WEBRTC, call.browser.describe("actpass", "sendonly"));
        long refused = version(hold.offer());
        hold.withdraw();
        OfferExchange again = offer(MediaKind.WEBRTC, call.browser.describe("actpass", "sendrecv"));
        assertThat(version(again.offer())).isGreaterThan(refused);
        assertThat(refused).isGreaterThan(version(call.toPhone));
    }

    @Test
    void sections_of_a_refused_offer_are_forgotten() throws Exception { // SDP-028
        byte[] video = (new String(call.browser.describe("actpass", "sendrecv"), StandardCharsets.US_ASCII)
                        + "m=video 9 UDP/TLS/RTP/SAVPF 96\r\na=mid:1\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        offer(MediaKind.WEBRTC, video).withdraw();
        OfferExchange exchange = offer(MediaKind.RTP, call.phone.describe("sendrecv"));
        assertThat(Samples.lines(exchange.offer())).noneMatch(line -> line.startsWith("m=video"));
    }

    @Test
    void an_offer_that_crosses_one_is_491_and_one_that_follows_it_500() throws Exception { // RFC 3261 §14.2
        OfferExchange open = offer(MediaKind.WEBRTC, call.browser.describe("actpass", "sendonly"));
        assertThatThrownBy(() -> call.session.offer(MediaKind.WEBRTC, call.browser.describe("actpass", "inactive")))
                .isInstanceOfSatisfying(MediaRefusedException.class, refused -> {
                    assertThat(refused.status()).isEqualTo(500);
                    assertThat(refused.soonPossible()).isTrue();
                });
        assertThatThrownBy(() -> call.session.offer(MediaKind.RTP, call.phone.describe("sendrecv")))
                .isInstanceOfSatisfying(MediaRefusedException.class, refused -> assertThat(refused.status())
                        .isEqualTo(491));
        open.withdraw();
        call.flowing();
        offer(MediaKind.RTP, call.phone.describe("sendrecv"));
    }

    @Test
    void an_offer_that_cannot_be_bridged_changes_nothing() throws Exception {
        byte[] bad = new String(call.phone.describe("sendrecv"), StandardCharsets.US_ASCII)
                .replace("c=IN IP4 127.0.0.1", "c=IN IP4 phone.example")
                .getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> call.session.offer(MediaKind.RTP, bad)).hasMessageContaining("unicast IP address");
        call.flowing();
    }

    private OfferExchange browserOffers(String ufrag) throws Exception {
        call.browser.newCredentials(ufrag);
        return offer(MediaKind.WEBRTC, call.browser.describe("actpass", "sendrecv"));
    }

    private OfferExchange offer(MediaKind from, byte[] sdp) throws MediaRefusedException {
        return call.session.offer(from, sdp);
    }

    /** The bridge's end of a handshake may be complete a moment after the browser's. */
    private void flowsSoon() throws Exception {
        await().until(() -> {
            call.phone.send(call.next(0), call.toPhone);
            return call.browser.rtp().poll(200, MILLISECONDS) != null;
        });
        call.browser.rtp().clear();
    }

    private byte[] held() {
        return new String(call.phone.describe("sendrecv"), StandardCharsets.US_ASCII)
                .replace("c=IN IP4 127.0.0.1", "c=IN IP4 0.0.0.0")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static long version(byte[] sdp) {
        return Long.parseLong(Samples.lines(sdp).get(1).split(" ")[2]);
    }

    private static String transport(byte[] sdp) {
        return Samples.lines(sdp).stream()
                .filter(line -> line.startsWith("a=ice-ufrag"))
                .findFirst()
                .orElseThrow();
    }
}
