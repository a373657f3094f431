package io.sipwright.pstn.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sipwright.pstn.sdp.SdpText;
import io.sipwright.pstn.sip.Problem;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.tone.Listening;
import io.sipwright.pstn.tone.SpeakerCheck;
import io.sipwright.pstn.tone.Verdict;
import io.sipwright.pstn.wire.WireMessage;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two gateways call each other through a record-routing proxy: every service, every kind of end. */
class EmbeddedGatewayTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String CALLER = "15550100";

    private PassThrough proxy;
    private EmbeddedGateway caller;
    private EmbeddedGateway callee;

    @BeforeEach
    void start() throws IOException {
        proxy = new PassThrough(false);
        GatewaySettings settings = GatewaySettings.towards(proxy.address(), "sipwright.test");
        callee = EmbeddedGateway.start(settings.withRtpPorts(42000, 42998));
        caller = EmbeddedGateway.start(settings.withRtpPorts(43000, 43998));
        proxy.callee(callee.address());
    }

    @AfterEach
    void everyMessageOfOursIsLegalAndNothingIsLeftBehind() {
        caller.close();
        callee.close();
        proxy.close();
        for (WireMessage message :
                caller.transcript().with(callee.transcript()).sent().messages()) {
            List<Problem> problems = SipText.parse(message.bytes()).problems();
            assertThat(problems).as(message.text()).isEmpty();
        }
        assertThat(caller.open()).isEmpty();
        assertThat(callee.open()).isEmpty();
    }

    private GatewayCall answeredBy(Service service) {
        return callee.expectCall(service, CALLER, SOON).orElseThrow();
    }

    private static void released(GatewayCall call, int cause) {
        assertThat(call.releaseCause()).contains(new ReleaseCause(cause));
    }

    private static void hears(GatewayCall listener, GatewayCall speaker) {
        int expected = speaker.signature().id();
        int self = listener.signature().id();
        SpeakerCheck check = new SpeakerCheck(expected, OptionalInt.of(self), Set.of());
        await().atMost(SOON).untilAsserted(() -> {
            Listening listening = check.listen(listener.heard());
            assertThat(listening.verdict()).as(listening.summary()).isEqualTo(Verdict.HEARD);
            assertThat(listening.frames()).hasSizeGreaterThan(2);
            assertThat(listening.delayMs().orElseThrow()).isBetween(-20.0, 150.0);
        });
    }

    @Test
    void both_sides_hear_each_others_signature() {
        GatewayCall here = caller.dial(Service.SIGNATURE.number());
        GatewayCall there = answeredBy(Service.SIGNATURE);
        assertThat(here.expect(CallState.ANSWERED, SOON)).isTrue();
        assertThat(there.expect(CallState.ANSWERED, SOON)).isTrue();
        hears(here, there);
        hears(there, here);
        assertThat(here.releaseCause()).isEmpty();
        here.hangUp();
        assertThat(here.expect(CallState.ENDED, SOON)).isTrue();
        assertThat(there.expect(CallState.ENDED, SOON)).isTrue();
        assertThat(here.end()).isEqualTo(CallEnd.BYE_SENT);
        assertThat(there.end()).isEqualTo(CallEnd.BYE_RECEIVED);
        assertThat(here.finalStatus()).hasValue(200);
        released(here, 16);
        released(there, 16);
    }

    @Test
    void the_echo_number_sends_the_callers_own_voice_back() {
        GatewayCall here = caller.dial(Service.ECHO.number());
        hears(here, here);
    }

    @Test
    void early_media_is_heard_before_the_answer() {
        GatewayCall here = caller.dial(Service.EARLY_MEDIA.number());
        GatewayCall there = answeredBy(Service.EARLY_MEDIA);
        assertThat(here.expect(CallState.EARLY_MEDIA, SOON)).isTrue();
        assertThat(here.expect(CallState.ANSWERED, SOON)).isTrue();
        Instant answeredAt = here.transcript().received().messages().stream()
                .filter(m -> SipText.parse(m.bytes()).status() == 200)
                .findFirst()
                .orElseThrow()
                .at();
        SpeakerCheck check = SpeakerCheck.expecting(there.signature().id(), Set.of());
        assertThat(check.listen(here.heard()).firstHeard())
                .hasValueSatisfying(first -> assertThat(first).isBefore(answeredAt.minusMillis(1000)));
        hears(there, here);
    }

    @ParameterizedTest
    @CsvSource({"9004, 486, 17", "1234, 404, 1"})
    void a_refusal_ends_the_call_with_its_status_and_the_cause_that_it_stands_for(
            String number, int status, int cause) {
        GatewayCall here = caller.dial(number);
        assertThat(here.expect(CallState.ENDED, SOON)).isTrue();
        assertThat(here.finalStatus()).hasValue(status);
        assertThat(here.end()).isEqualTo(CallEnd.REJECTED);
        released(here, cause);
        assertThat(here.expect(CallState.ANSWERED, SOON)).as("never answered").isFalse();
    }

    @Test
    void cancel_ends_the_ringing_on_both_sides() {
        GatewayCall here = caller.dial(Service.NO_ANSWER.number());
        GatewayCall there = answeredBy(Service.NO_ANSWER);
        assertThat(here.expect(CallState.RINGING, SOON)).isTrue();
        here.hangUp();
        assertThat(here.expect(CallState.ENDED, SOON)).isTrue();
        assertThat(there.expect(CallState.ENDED, SOON)).isTrue();
        assertThat(here.end()).isEqualTo(CallEnd.CANCEL_SENT);
        assertThat(there.end()).isEqualTo(CallEnd.CANCEL_RECEIVED);
        assertThat(here.finalStatus()).hasValue(487);
        released(here, 16);
        released(there, 16);
    }

    @Test
    void the_called_side_hangs_up_after_three_seconds() {
        GatewayCall here = caller.dial(Service.HANG_UP.number());
        GatewayCall there = answeredBy(Service.HANG_UP);
        hears(here, there);
        assertThat(here.expect(CallState.ENDED, SOON)).isTrue();
        assertThat(there.expect(CallState.ENDED, SOON)).isTrue();
        assertThat(here.end()).isEqualTo(CallEnd.BYE_RECEIVED);
        assertThat(there.end()).isEqualTo(CallEnd.BYE_SENT);
        released(here, 16);
        released(there, 16);
    }

    @Test
    void digits_arrive_once_each_by_event_and_by_info() {
        GatewayCall here = caller.dial(Service.DTMF.number());
        GatewayCall there = answeredBy(Service.DTMF);
        assertThat(here.expect(CallState.ANSWERED, SOON)).isTrue();
        here.press("12#44");
        await().atMost(SOON).untilAsserted(() -> assertThat(there.digits()).isEqualTo("12#44"));
        assertThat(here.request("INFO", SOON)).hasValue(200);
        assertThat(there.digits()).isEqualTo("12#441");
    }

    @ParameterizedTest
    @CsvSource({"INVITE,200", "UPDATE,200", "OPTIONS,200", "MESSAGE,200", "NOTIFY,200", "REFER,405", "DANCE,501"})
    void requests_within_a_call_are_answered_both_ways(String method, int status) {
        GatewayCall here = caller.dial(Service.SIGNATURE.number());
        GatewayCall there = answeredBy(Service.SIGNATURE);
        assertThat(there.expect(CallState.ANSWERED, SOON)).isTrue();
        assertThat(here.request(method, SOON)).hasValue(status);
        assertThat(there.request(method, SOON)).hasValue(status);
        hears(here, there);
    }

    @Test
    void call_back_hangs_up_and_calls() {
        GatewayCall here = caller.dial(Service.CALL_BACK.number());
        assertThat(here.expect(CallState.ENDED, SOON)).isTrue();
        assertThat(here.end()).isEqualTo(CallEnd.BYE_RECEIVED);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(callee.transcript().sent().messages())
                        .anyMatch(m -> m.text().startsWith("INVITE sip:" + CALLER + "@sipwright.test")));
    }

    @Test
    void a_transcript_of_a_call_holds_no_other_call() {
        GatewayCall one = caller.dial(Service.BUSY.number());
        GatewayCall two = caller.dial(Service.BUSY.number());
        assertThat(one.expect(CallState.ENDED, SOON) && two.expect(CallState.ENDED, SOON))
                .isTrue();
        assertThat(one.transcript().messages())
                .isNotEmpty()
                .allMatch(m -> SipText.parse(m.bytes()).callId().equals(one.callId()));
    }

    @Test
    void closing_ends_calls_and_frees_every_port() throws IOException {
        GatewayCall here = caller.dial(Service.SIGNATURE.number());
        GatewayCall there = answeredBy(Service.SIGNATURE);
        assertThat(there.expect(CallState.ANSWERED, SOON)).isTrue();
        InetSocketAddress sip = caller.address();
        SipText invite = SipText.parse(here.transcript().messages().get(0).bytes());
        int rtp = SdpText.parse(invite.body()).audio().orElseThrow().port();
        caller.close();
        assertThat(here.expect(CallState.ENDED, SOON)).isTrue();
        assertThat(there.expect(CallState.ENDED, SOON)).isTrue();
        assertThat(here.end()).isEqualTo(CallEnd.BYE_SENT);
        InetAddress loopback = InetAddress.getLoopbackAddress();
        for (int port : new int[] {sip.getPort(), rtp}) {
            await().atMost(SOON).untilAsserted(() -> new DatagramSocket(port, loopback).close());
        }
    }

    @Test
    void a_taken_port_is_named() {
        GatewaySettings settings = GatewaySettings.towards(proxy.address(), "sipwright.test")
                .withSip(InetAddress.getLoopbackAddress(), callee.address().getPort());
        assertThatThrownBy(() -> EmbeddedGateway.start(settings))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("127.0.0.1:" + callee.address().getPort());
    }
}
