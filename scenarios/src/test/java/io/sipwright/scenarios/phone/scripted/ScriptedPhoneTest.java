package io.sipwright.scenarios.phone.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sipwright.pstn.sip.HeaderLine;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.tone.SpeakerCheck;
import io.sipwright.pstn.tone.Verdict;
import io.sipwright.pstn.wire.Transcript;
import io.sipwright.scenarios.phone.Browser;
import io.sipwright.scenarios.phone.Fault;
import io.sipwright.scenarios.phone.Media;
import io.sipwright.scenarios.phone.Phone;
import io.sipwright.scenarios.phone.PhoneEvent;
import io.sipwright.scenarios.phone.PhoneEvent.Kind;
import io.sipwright.scenarios.phone.PhoneLibrary;
import io.sipwright.scenarios.phone.SipAccount;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScriptedPhoneTest {
    private static final Duration SOON = Duration.ofSeconds(8);
    private static final int ALICE = 11;
    private static final int BOB = 22;

    private final SipRelay relay = new SipRelay("sip");
    private Browser browser;
    private Phone alice;
    private Phone bob;

    @BeforeEach
    void opens() throws Exception {
        browser = new ScriptedBrowserFactory().start(Path.of("unused"));
        alice = open("alice", ALICE, Fault.NONE);
        bob = open("bob", BOB, Fault.NONE);
    }

    @AfterEach
    void closes() {
        alice.close();
        bob.close();
        browser.close();
        relay.close();
    }

    private Phone open(String user, int id, Fault fault) {
        SipAccount line = new SipAccount(user, user + "-secret", "example.test", relay.address(), false, id);
        return browser.open(line, PhoneLibrary.JSSIP, fault);
    }

    private static PhoneEvent expect(Phone phone, Kind kind) {
        return phone.expect(kind, SOON).orElseThrow(() -> new AssertionError("no " + kind + " but " + phone.events()));
    }

    private void registerBoth() {
        alice.register();
        bob.register();
        expect(alice, Kind.REGISTERED);
        expect(bob, Kind.REGISTERED);
    }

    private void establish(Media media) {
        registerBoth();
        alice.call("bob", media);
        assertThat(expect(bob, Kind.INCOMING).detail()).isEqualTo("alice");
        expect(alice, Kind.RINGING);
        bob.answer();
        for (Phone phone : List.of(alice, bob)) {
            expect(phone, Kind.ESTABLISHED);
            expect(phone, Kind.DTLS_CONNECTED);
        }
    }

    private static Verdict verdict(Phone listener, int speaker) {
        return SpeakerCheck.expecting(speaker, Set.of(ALICE, BOB))
                .listen(listener.heard())
                .verdict();
    }

    private static List<String> methods(Transcript transcript) {
        return transcript.messages().stream()
                .map(m -> SipText.parse(m.bytes()))
                .filter(SipText::isRequest)
                .map(SipText::method)
                .toList();
    }

    @Test
    void registers_with_digest_and_looks_like_jssip() {
        relay.challenges = true;
        alice.register();
        expect(alice, Kind.REGISTERED);
        assertThat(alice.subprotocol()).isEqualTo("sip");
        List<SipText> sent = alice.transcript().sent().messages().stream()
                .map(m -> SipText.parse(m.bytes()))
                .toList();
        assertThat(sent).hasSize(2).allSatisfy(register -> {
            assertThat(register.problems()).isEmpty();
            assertThat(register.vias().get(0).host()).endsWith(".invalid");
            assertThat(register.header("Contact").orElse(""))
                    .contains(";transport=ws>;+sip.ice;reg-id=1;+sip.instance=");
        });
        assertThat(sent.get(1).header("Authorization").orElse(""))
                .contains("qop=auth")
                .contains("username=\"alice\"");
        assertThat(sent.get(1).cseqNumber()).isEqualTo(sent.get(0).cseqNumber() + 1);
        alice.unregister();
        expect(alice, Kind.UNREGISTERED);
    }

    @Test
    void two_phones_hear_each_others_signature_and_hang_up() {
        establish(Media.AUDIO);
        await().atMost(SOON).until(() -> verdict(alice, BOB) == Verdict.HEARD && verdict(bob, ALICE) == Verdict.HEARD);
        assertThat(alice.media().iceState()).isEqualTo("completed");
        assertThat(alice.media().dtlsRole()).isEqualTo("server");
        assertThat(alice.media().dtlsClientHellos()).containsOnly("remote");
        assertThat(bob.media().dtlsClientHellos()).containsOnly("local");
        assertThat(bob.media().audioCodec()).isEqualTo("PCMU/8000");
        assertThat(bob.media().checksAnswered()).isPositive();
        bob.hangUp();
        assertThat(expect(bob, Kind.ENDED).detail()).isEqualTo("local");
        assertThat(expect(alice, Kind.ENDED).detail()).isEqualTo("remote");
        assertThat(alice.attachments()).hasSize(2);
    }

    @Test
    void video_frames_arrive_whole_beside_audio() {
        establish(Media.AUDIO_VIDEO);
        await().atMost(SOON).until(() -> alice.media().videoFramesDecoded() > 3);
        await().atMost(SOON).until(() -> bob.media().videoFramesDecoded() > 3);
        assertThat(bob.media().videoFramesSent()).isPositive();
    }

    @Test
    void requests_of_every_kind_are_answered_from_either_side() {
        establish(Media.AUDIO);
        for (String method : List.of("INVITE", "INFO", "UPDATE", "MESSAGE", "NOTIFY")) {
            assertThat(alice.request(method, SOON)).as(method).contains(200);
            assertThat(bob.request(method, SOON)).as(method).contains(200);
        }
        assertThat(expect(bob, Kind.DIGIT).detail()).isEqualTo("5");
        assertThat(verdict(alice, ALICE)).isNotEqualTo(Verdict.HEARD);
        assertThat(methods(bob.transcript().received())).contains("ACK", "UPDATE", "NOTIFY");
    }

    @Test
    void cancel_while_it_rings_ends_both_sides_with_487() {
        registerBoth();
        alice.call("bob", Media.AUDIO);
        expect(bob, Kind.INCOMING);
        expect(alice, Kind.RINGING);
        alice.hangUp();
        assertThat(expect(bob, Kind.FAILED).detail()).isEqualTo("487");
        assertThat(expect(alice, Kind.FAILED).detail()).isEqualTo("487");
        assertThat(methods(bob.transcript().received())).contains("CANCEL");
    }

    @Test
    void a_rejected_call_fails_with_486() {
        registerBoth();
        alice.call("bob", Media.AUDIO);
        expect(bob, Kind.INCOMING);
        bob.reject();
        assertThat(expect(alice, Kind.FAILED).detail()).isEqualTo("486");
    }

    @Test
    void an_interval_too_small_is_asked_for_again_with_what_is_wanted() {
        relay.refuses = request -> Optional.of(request)
                .filter(r -> r.method().equals("INVITE")
                        && !r.header("Min-SE").orElse("").equals("120"))
                .map(r -> r.answer(422, "Session Interval Too Small", "relay").with("Min-SE", "120"));
        establish(Media.AUDIO);
        List<SipText> invites = sent(alice, "INVITE");
        assertThat(invites).hasSize(2);
        assertThat(invites.get(1).cseqNumber()).isEqualTo(invites.get(0).cseqNumber() + 1);
        assertThat(invites.get(1).callId()).isEqualTo(invites.get(0).callId());
    }

    @Test
    void a_call_has_the_headers_of_jssip_in_its_order() {
        establish(Media.AUDIO);
        alice.hangUp();
        expect(bob, Kind.ENDED);
        assertThat(headers(sent(alice, "INVITE").get(0)))
                .containsExactly(
                        "Via",
                        "Max-Forwards",
                        "To",
                        "From",
                        "Call-ID",
                        "CSeq",
                        "Contact",
                        "Content-Type",
                        "Allow",
                        "Supported",
                        "User-Agent",
                        "Content-Length");
        for (String method : List.of("ACK", "BYE")) {
            assertThat(headers(sent(alice, method).get(0)))
                    .as(method)
                    .containsExactly(
                            "Via",
                            "Route",
                            "Max-Forwards",
                            "To",
                            "From",
                            "Call-ID",
                            "CSeq",
                            "Allow",
                            "Supported",
                            "User-Agent",
                            "Content-Length");
        }
        SipText bye = sent(alice, "BYE").get(0);
        assertThat(bye.cseqNumber()).isEqualTo(sent(alice, "INVITE").get(0).cseqNumber() + 1);
        assertThat(bye.header("Supported")).contains("outbound");
    }

    private static List<String> headers(SipText message) {
        return message.lines().stream().map(HeaderLine::name).toList();
    }

    private static List<SipText> sent(Phone phone, String method) {
        return phone.transcript().sent().messages().stream()
                .map(m -> SipText.parse(m.bytes()))
                .filter(m -> m.isRequest() && m.method().equals(method))
                .toList();
    }

    @Test
    void an_answer_without_rtcp_mux_fails_the_call_by_name_and_says_bye() {
        relay.onTheWay =
                message -> message.isResponse() && message.contentType().equals("application/sdp")
                        ? message.withBody(
                                "application/sdp",
                                message.bodyText().replace("a=rtcp-mux\r\n", "").getBytes(StandardCharsets.UTF_8))
                        : message;
        registerBoth();
        alice.call("bob", Media.AUDIO);
        expect(bob, Kind.INCOMING);
        bob.answer();
        assertThat(expect(alice, Kind.FAILED).detail()).isEqualTo("answer lacks a=rtcp-mux");
        expect(bob, Kind.ENDED);
    }

    @Test
    void a_call_without_an_offer_is_answered_with_one() {
        relay.onTheWay = message ->
                message.isRequest() && message.method().equals("INVITE") ? message.withBody("", new byte[0]) : message;
        registerBoth();
        alice.call("bob", Media.AUDIO);
        expect(bob, Kind.INCOMING);
        bob.answer();
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        bob.transcript().sent().messages())
                .anyMatch(m -> m.text().startsWith("SIP/2.0 200") && m.text().contains("a=setup:actpass")));
    }

    @Test
    void a_wrong_fingerprint_ends_the_media_on_both_sides() {
        alice.close();
        alice = open("alice", ALICE, Fault.WRONG_FINGERPRINT);
        registerBoth();
        alice.call("bob", Media.AUDIO);
        expect(bob, Kind.INCOMING);
        bob.answer();
        assertThat(expect(bob, Kind.MEDIA_FAILED).detail()).contains("its SDP announces");
        assertThat(expect(alice, Kind.MEDIA_FAILED).detail()).contains("bad_certificate");
        assertThat(bob.media().dtlsState()).isEqualTo("failed");
        assertThat(bob.heard().samples()).isEmpty();
    }

    @Test
    void digits_are_sent_as_telephone_events() {
        establish(Media.AUDIO);
        alice.dtmf("12#");
        await().atMost(SOON).until(() -> bob.media().json().contains("\"12#\""));
        assertThat(alice.events()).noneMatch(event -> event.kind() == Kind.ERROR);
    }

    @Test
    void digits_are_an_error_where_telephone_events_were_not_negotiated() {
        relay.onTheWay =
                message -> message.isResponse() && message.contentType().equals("application/sdp")
                        ? message.withBody(
                                "application/sdp",
                                message.bodyText().replace(" 0 8 126", " 0 8").getBytes(StandardCharsets.UTF_8))
                        : message;
        establish(Media.AUDIO);
        alice.dtmf("1");
        assertThat(expect(alice, Kind.ERROR).detail()).contains("not negotiated");
    }

    @Test
    void a_vanished_phone_says_nothing_and_its_connection_is_gone() throws InterruptedException {
        establish(Media.AUDIO);
        int said = alice.transcript().sent().messages().size();
        alice.vanish();
        assertThat(relay.closedUsers.poll(SOON.toMillis(), TimeUnit.MILLISECONDS))
                .isNotNull();
        assertThat(alice.transcript().sent().messages()).hasSize(said);
    }

    @Test
    void an_edge_that_does_not_agree_to_sip_is_refused() {
        try (SipRelay other = new SipRelay("chat")) {
            SipAccount line = new SipAccount("carol", "x", "example.test", other.address(), false, 33);
            try (Phone carol = browser.open(line, PhoneLibrary.JSSIP, Fault.NONE)) {
                carol.register();
                assertThat(expect(carol, Kind.DISCONNECTED).detail()).containsIgnoringCase("subprotocol");
                expect(carol, Kind.REGISTRATION_FAILED);
                assertThat(carol.subprotocol()).isEmpty();
            }
        }
    }

    @Test
    void nobody_listening_is_a_failed_registration_with_a_cause() {
        SipAccount line = new SipAccount("carol", "x", "example.test", URI.create("ws://127.0.0.1:9/ws"), false, 33);
        try (Phone carol = browser.open(line, PhoneLibrary.JSSIP, Fault.NONE)) {
            carol.register();
            assertThat(expect(carol, Kind.REGISTRATION_FAILED).detail()).contains("cannot connect");
        }
    }
}
