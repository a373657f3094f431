package io.sipwright.browsers;

import static io.sipwright.scenarios.phone.PhoneLibrary.JSSIP;
import static io.sipwright.scenarios.phone.PhoneLibrary.SIPJS;
import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.pstn.tamper.Action;
import io.sipwright.pstn.tamper.MatchPhrase;
import io.sipwright.pstn.tamper.SipChanges;
import io.sipwright.pstn.tamper.TamperEngine;
import io.sipwright.pstn.tamper.TamperRule;
import io.sipwright.pstn.tamper.TamperStage;
import io.sipwright.pstn.wire.Direction;
import io.sipwright.pstn.wire.Tampering;
import io.sipwright.scenarios.judge.Attachment;
import io.sipwright.scenarios.phone.Fault;
import io.sipwright.scenarios.phone.Media;
import io.sipwright.scenarios.phone.MediaFacts;
import io.sipwright.scenarios.phone.Phone;
import io.sipwright.scenarios.phone.PhoneEvent.Kind;
import io.sipwright.scenarios.phone.PhoneLibrary;
import io.sipwright.scenarios.selftest.SipRelay;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that the phones of every real browser must pass. */
abstract class RealBrowserTests extends RealPhones {

    @ParameterizedTest
    @EnumSource(PhoneLibrary.class)
    void a_phone_registers_refreshes_and_unregisters(PhoneLibrary library) {
        Phone alice = registered(alice(library));
        alice.refresh();
        happens(alice, Kind.REGISTERED);
        alice.unregister();
        happens(alice, Kind.UNREGISTERED);

        assertThat(alice.subprotocol()).isEqualTo("sip");
        assertThat(alice.transcript().sent().messages()).hasSizeBetween(4, 6).allSatisfy(message -> {
            assertThat(message.text()).startsWith("REGISTER sip:").endsWith("\r\n\r\n");
            assertThat(message.party()).isEqualTo(browser.name() + "/alice");
            assertThat(message.transport()).isEqualTo("WS");
            assertThat(message.remote()).isEqualTo(relay.address().toString());
        });
    }

    @ParameterizedTest
    @EnumSource(PhoneLibrary.class)
    void a_wrong_password_is_reported_with_its_status(PhoneLibrary library) {
        Phone alice = open(line("alice", 11).withPassword("guess"), library, Fault.NONE);
        alice.register();
        assertThat(happens(alice, Kind.REGISTRATION_FAILED).detail()).isEqualTo("401");
    }

    @Test
    void what_the_target_answers_arrives_falsified_through_the_relay() {
        TamperRule rule = TamperRule.of(
                MatchPhrase.parse("200 to REGISTER towards the phone"), new Action.Pass(), SipChanges.status(503));
        browser.tamperedBy(new TamperStage(new TamperEngine(List.of(rule), new Random(1))));
        try {
            Phone alice = alice(JSSIP);
            alice.register();
            assertThat(happens(alice, Kind.REGISTRATION_FAILED).detail()).isEqualTo("503");
        } finally {
            browser.tamperedBy(Tampering.NONE);
        }
    }

    @ParameterizedTest
    @CsvSource({"JSSIP, SIPJS", "SIPJS, JSSIP"})
    void each_side_of_a_call_hears_the_other_by_content(PhoneLibrary caller, PhoneLibrary callee) {
        Phone alice = registered(alice(caller));
        Phone bob = registered(bob(callee));
        establish(alice, bob, Media.AUDIO);
        for (Phone phone : List.of(alice, bob)) {
            happens(phone, Kind.ICE_CONNECTED);
            happens(phone, Kind.DTLS_CONNECTED);
        }
        hears(alice, 12);
        hears(bob, 11);
        assertMediaFacts(alice.media(), "server");
        assertMediaFacts(bob.media(), "client");

        bob.hangUp();
        assertThat(happens(bob, Kind.ENDED).detail()).isEqualTo("local");
        assertThat(happens(alice, Kind.ENDED).detail()).isEqualTo("remote");
        assertThat(alice.media().audioPacketsReceived()).isGreaterThan(50);
    }

    private static void assertMediaFacts(MediaFacts facts, String role) {
        assertThat(facts.iceState()).isIn("connected", "completed");
        assertThat(facts.dtlsState()).isEqualTo("connected");
        assertThat(facts.dtlsRole()).isEqualTo(role);
        assertThat(facts.remoteCandidate()).matches("[0-9a-f.:\\[\\]]+:\\d+");
        assertThat(facts.checksAnswered()).isPositive();
        assertThat(facts.audioPacketsReceived()).isPositive();
        assertThat(facts.audioPacketsSent()).isPositive();
        assertThat(facts.audioCodec()).isEqualTo("opus/48000");
        assertThat(facts.json()).contains("inbound-rtp");
    }

    @ParameterizedTest
    @CsvSource({"JSSIP, SIPJS", "SIPJS, JSSIP"})
    void pictures_of_a_video_call_are_decoded_on_both_sides(PhoneLibrary caller, PhoneLibrary callee) {
        Phone alice = registered(alice(caller));
        Phone bob = registered(bob(callee));
        establish(alice, bob, Media.AUDIO_VIDEO_DATA);
        for (Phone phone : List.of(alice, bob)) {
            Awaitility.await().atMost(SOON).untilAsserted(() -> {
                assertThat(phone.media().videoFramesDecoded()).isGreaterThan(5);
                assertThat(phone.media().videoFramesSent()).isGreaterThan(5);
            });
        }
        assertThat(alice.transcript().sent().messages())
                .anySatisfy(message -> assertThat(message.text()).contains("m=audio", "m=video", "m=application"));
        hears(bob, 11);
    }

    @ParameterizedTest
    @EnumSource(PhoneLibrary.class)
    void sound_before_the_answer_is_heard(PhoneLibrary library) {
        Phone alice = registered(alice(library));
        Phone bob = registered(bob(JSSIP));
        alice.call("early-bob", Media.AUDIO);
        happens(bob, Kind.INCOMING);
        bob.answer();
        assertThat(happens(alice, Kind.EARLY_MEDIA).detail()).isEqualTo("183");
        Awaitility.await()
                .atMost(Duration.ofMillis(SipRelay.EARLY_MILLIS))
                .until(() -> !listening(alice, 12).frames().isEmpty());
        assertThat(alice.events()).noneMatch(event -> event.kind() == Kind.ESTABLISHED);
        happens(alice, Kind.ESTABLISHED);
        hears(alice, 12);
    }

    @ParameterizedTest
    @EnumSource(PhoneLibrary.class)
    void a_rejected_call_fails_as_busy_on_both_sides(PhoneLibrary library) {
        Phone alice = registered(alice(library));
        Phone bob = registered(bob(library));
        alice.call("bob", Media.AUDIO);
        assertThat(happens(bob, Kind.INCOMING).detail()).isEqualTo("alice");
        happens(alice, Kind.RINGING);
        bob.reject();
        assertThat(happens(alice, Kind.FAILED).detail()).isEqualTo("486");
        assertThat(happens(bob, Kind.FAILED).detail()).isEqualTo("486");
    }

    @ParameterizedTest
    @EnumSource(PhoneLibrary.class)
    void a_cancelled_call_fails_with_487_on_both_sides(PhoneLibrary library) {
        Phone alice = registered(alice(library));
        Phone bob = registered(bob(library));
        alice.call("bob", Media.AUDIO);
        happens(bob, Kind.INCOMING);
        happens(alice, Kind.RINGING);
        alice.hangUp();
        assertThat(happens(bob, Kind.FAILED).detail()).isEqualTo("487");
        assertThat(happens(alice, Kind.FAILED).detail()).isEqualTo("487");
    }

    @ParameterizedTest
    @EnumSource(PhoneLibrary.class)
    void requests_within_a_call_get_a_final_status(PhoneLibrary library) {
        Phone alice = registered(alice(library));
        Phone bob = registered(bob(library));
        establish(alice, bob, Media.AUDIO);
        for (String method : List.of("INFO", "MESSAGE", "UPDATE", "NOTIFY", "INVITE")) {
            assertThat(alice.request(method, SOON)).as(method).hasValueSatisfying(status -> assertThat(status)
                    .isBetween(200, 699));
            assertThat(bob.transcript().received().messages())
                    .anySatisfy(message -> assertThat(message.text()).startsWith(method + " sip:"));
        }
        hears(alice, 12);
    }

    @ParameterizedTest
    @EnumSource(PhoneLibrary.class)
    void digits_go_as_telephone_events_within_the_audio(PhoneLibrary library) {
        Phone alice = registered(alice(library));
        Phone bob = registered(bob(library));
        establish(alice, bob, Media.AUDIO);
        happens(alice, Kind.DTLS_CONNECTED);
        alice.dtmf("159#");
        hears(bob, 11);
        assertThat(alice.events()).noneMatch(event -> event.kind() == Kind.ERROR);
        assertThat(relay.received()).noneMatch(message -> message.contains("dtmf-relay"));
    }

    @ParameterizedTest
    @EnumSource(PhoneLibrary.class)
    void a_vanished_phone_takes_no_leave(PhoneLibrary library) {
        Phone alice = registered(alice(library));
        Phone bob = registered(bob(library));
        establish(alice, bob, Media.AUDIO);
        happens(alice, Kind.ICE_CONNECTED);
        int before = relay.received().size();
        alice.vanish();
        assertThat(bob.expect(Kind.ENDED, Duration.ofMillis(700))).isEmpty();
        assertThat(relay.received().subList(before, relay.received().size()))
                .noneMatch(message -> message.startsWith("BYE") || message.startsWith("REGISTER"));
        assertThat(alice.transcript().messages()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "JSSIP, WRONG_FINGERPRINT",
        "SIPJS, WRONG_FINGERPRINT",
        "JSSIP, WRONG_FINGERPRINT_PASSIVE",
        "JSSIP, WRONG_FINGERPRINT_FROM_ZERO"
    })
    void a_wrong_fingerprint_makes_the_far_side_refuse_the_media(PhoneLibrary library, Fault fault) {
        Phone alice = registered(open("alice", 11, library, fault));
        Phone bob = registered(bob(JSSIP));
        establish(alice, bob, Media.AUDIO);
        assertThat(happens(bob, Kind.MEDIA_FAILED).detail()).isEqualTo("dtls");
        assertThat(alice.transcript().sent().messages().stream()
                        .filter(message -> message.text().startsWith("INVITE"))
                        .findFirst())
                .hasValueSatisfying(invite -> assertThat(relay.received()).contains(invite.text()));
        String setup = fault == Fault.WRONG_FINGERPRINT_PASSIVE ? "a=setup:passive" : "a=setup:actpass";
        assertThat(bob.transcript().received().messages())
                .anySatisfy(message ->
                        assertThat(message.text()).startsWith("INVITE").contains(setup));
    }

    @Test
    void screenshot_console_and_statistics_are_kept() {
        Phone alice = registered(alice(SIPJS));
        assertThat(alice.attachments())
                .extracting(Attachment::name)
                .containsExactly("alice-screen.png", "alice-console.txt", "alice-stats.json");
        assertThat(alice.attachments().get(0).bytes()).startsWith(0x89, 'P', 'N', 'G');
        assertThat(browser.version()).containsPattern("\\d+\\.\\d+");
    }

    @Test
    void transcripts_name_direction_and_connection() {
        Phone alice = registered(alice(JSSIP));
        assertThat(alice.transcript().received().messages()).isNotEmpty().allSatisfy(message -> {
            assertThat(message.direction()).isEqualTo(Direction.RECEIVED);
            assertThat(message.connection()).matches("phone-\\d+/ws-1");
        });
    }

    private void establish(Phone caller, Phone callee, Media media) {
        caller.call(callee.line().user(), media);
        happens(callee, Kind.INCOMING);
        callee.answer();
        happens(caller, Kind.ESTABLISHED);
        happens(callee, Kind.ESTABLISHED);
    }
}
