package io.sipwright.pstn.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sipwright.pstn.gateway.CallEnd;
import io.sipwright.pstn.gateway.CallState;
import io.sipwright.pstn.gateway.GatewayCall;
import io.sipwright.pstn.gateway.Service;
import io.sipwright.pstn.sip.SipText;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that every PBX must pass, with a plain user agent as the target. */
public abstract class ExchangeContract extends ExchangeUnderTest {
    @ParameterizedTest
    @EnumSource(names = {"SIGNATURE", "DTMF"})
    void both_sides_of_a_number_that_speaks_hear_each_other(Service service) {
        GatewayCall here = target.dial(service.number());
        GatewayCall there = answeredBy(service);

        assertThat(there.expect(CallState.ANSWERED, SOON)).isTrue();
        assertThat(there.remoteUser()).isEqualTo(CALLER);
        assertThat(there.callId()).isEqualTo(here.callId());
        hearEachOther(here, there);
        assertThat(there.releaseCause()).isEmpty();
        here.hangUp();
        assertThat(there.expect(CallState.ENDED, SOON)).isTrue();
        assertThat(there.end()).isEqualTo(CallEnd.BYE_RECEIVED);
        released(16, there);
    }

    @Test
    void the_echo_number_sends_back_what_it_hears_and_has_it_recorded() {
        GatewayCall here = target.dial(Service.ECHO.number());
        GatewayCall there = answeredBy(Service.ECHO);

        assertThat(here.expect(CallState.ANSWERED, SOON)).isTrue();
        hears(here, here.signature().id(), there.signature().id());
        there.hangUp();
        assertThat(here.expect(CallState.ENDED, SOON)).isTrue();
        assertThat(here.end()).isEqualTo(CallEnd.BYE_RECEIVED);
        assertThat(there.expect(CallState.ENDED, SOON)).isTrue();
        assertThat(there.end()).isEqualTo(CallEnd.BYE_SENT);
        released(16, here, there);
        await().atMost(SOON)
                .untilAsserted(() ->
                        heard(there, here.signature().id(), there.signature().id()));
    }

    @Test
    void the_echo_number_is_released_normally_by_its_caller() {
        GatewayCall here = target.dial(Service.ECHO.number());
        GatewayCall there = answeredBy(Service.ECHO);

        assertThat(there.expect(CallState.ANSWERED, SOON)).isTrue();
        here.hangUp();
        assertThat(there.expect(CallState.ENDED, SOON)).isTrue();
        assertThat(there.end()).isEqualTo(CallEnd.BYE_RECEIVED);
        released(16, there);
    }

    @Test
    void early_media_is_heard_before_the_answer() {
        GatewayCall here = target.dial(Service.EARLY_MEDIA.number());
        GatewayCall there = answeredBy(Service.EARLY_MEDIA);

        assertThat(here.expect(CallState.EARLY_MEDIA, SOON)).isTrue();
        await().atMost(SOON).until(() -> here.heard().seconds() > 0.5);
        assertThat(here.state()).isEqualTo(CallState.EARLY_MEDIA);
        assertThat(there.state()).isEqualTo(CallState.EARLY_MEDIA);
        assertThat(there.expect(CallState.ANSWERED, SOON)).isTrue();
        hears(here, there.signature().id(), here.signature().id());
        there.hangUp();
        assertThat(here.expect(CallState.ENDED, SOON)).isTrue();
    }

    @Test
    void a_busy_number_answers_486() {
        GatewayCall here = target.dial(Service.BUSY.number());
        GatewayCall there = answeredBy(Service.BUSY);

        assertThat(here.expect(CallState.ENDED, SOON)).isTrue();
        assertThat(here.finalStatus()).hasValue(486);
        assertThat(there.expect(CallState.ENDED, SOON)).isTrue();
        assertThat(there.finalStatus()).hasValue(486);
        assertThat(there.end()).isEqualTo(CallEnd.REJECTED);
        released(17, here, there);
    }

    @Test
    void a_number_that_is_not_answered_rings_until_it_is_cancelled() {
        GatewayCall here = target.dial(Service.NO_ANSWER.number());
        GatewayCall there = answeredBy(Service.NO_ANSWER);

        assertThat(here.expect(CallState.RINGING, SOON)).isTrue();
        here.hangUp();
        assertThat(there.expect(CallState.ENDED, SOON)).isTrue();
        assertThat(there.end()).isEqualTo(CallEnd.CANCEL_RECEIVED);
        assertThat(there.finalStatus()).hasValue(487);
        released(causeOfCancel(), there);
        assertThat(here.expect(CallState.ENDED, SOON)).isTrue();
        released(16, here);
    }

    @Test
    void the_hang_up_number_hangs_up_after_three_seconds() {
        GatewayCall here = target.dial(Service.HANG_UP.number());
        GatewayCall there = answeredBy(Service.HANG_UP);

        assertThat(there.expect(CallState.ENDED, SOON)).isTrue();
        assertThat(there.end()).isEqualTo(CallEnd.BYE_SENT);
        released(16, there);
        assertThat(here.expect(CallState.ENDED, SOON)).isTrue();
        assertThat(here.heard().seconds()).isBetween(2.0, 3.5);
    }

    @Test
    void digits_are_collected_from_events_and_from_info() {
        GatewayCall here = target.dial(Service.DTMF.number());
        GatewayCall there = answeredBy(Service.DTMF);

        assertThat(here.expect(CallState.ANSWERED, SOON)).isTrue();
        here.press("159#");
        await().atMost(SOON).untilAsserted(() -> assertThat(there.digits()).isEqualTo("159#"));
        assertThat(here.request("INFO", SOON)).hasValue(200);
        await().atMost(SOON).untilAsserted(() -> assertThat(there.digits()).isEqualTo("159#1"));
    }

    @ParameterizedTest
    @EnumSource(names = {"SIGNATURE", "ECHO"})
    void digits_are_sent(Service service) {
        GatewayCall here = target.dial(service.number());
        GatewayCall there = answeredBy(service);

        assertThat(there.expect(CallState.ANSWERED, SOON)).isTrue();
        there.signature();
        there.press("42");
        await().atMost(SOON).untilAsserted(() -> assertThat(here.digits()).isEqualTo("42"));
    }

    @Test
    void the_call_back_number_calls_its_caller() {
        target.dial(Service.CALL_BACK.number());
        GatewayCall there = answeredBy(Service.CALL_BACK);

        assertThat(there.expect(CallState.ENDED, SOON)).isTrue();
        assertThat(there.end()).isEqualTo(CallEnd.BYE_SENT);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(exchange.transcript().sent().messages())
                        .anyMatch(m -> m.text().startsWith("INVITE sip:" + CALLER + "@sipwright.test")));
    }

    @Test
    void a_call_to_a_user_of_the_target_is_heard_from_its_answer_on() {
        GatewayCall there = exchange.dial(Service.SIGNATURE.number());
        GatewayCall here = target.expectCall(Service.SIGNATURE, CALLER, SOON).orElseThrow();

        assertThat(there.expect(CallState.ANSWERED, SOON)).isTrue();
        assertThat(there.finalStatus()).hasValue(200);
        assertThat(there.callId()).isEqualTo(here.callId());
        hearEachOther(here, there);
        there.hangUp();
        assertThat(here.expect(CallState.ENDED, SOON)).isTrue();
        assertThat(there.expect(CallState.ENDED, SOON)).isTrue();
        assertThat(there.end()).isEqualTo(CallEnd.BYE_SENT);
        released(16, here, there);
    }

    @Test
    void a_call_that_rings_can_be_cancelled() {
        GatewayCall there = exchange.dial(Service.NO_ANSWER.number());
        GatewayCall here = target.expectCall(Service.NO_ANSWER, CALLER, SOON).orElseThrow();

        assertThat(there.expect(CallState.RINGING, SOON)).isTrue();
        there.hangUp();
        assertThat(here.expect(CallState.ENDED, SOON)).isTrue();
        assertThat(here.end()).isEqualTo(CallEnd.CANCEL_RECEIVED);
        assertThat(there.expect(CallState.ENDED, SOON)).isTrue();
        assertThat(there.end()).isEqualTo(CallEnd.CANCEL_SENT);
        released(causeOfCancel(), here, there);
    }

    @Test
    void a_call_that_is_refused_ends_with_the_status_and_its_cause() {
        GatewayCall there = exchange.dial(Service.BUSY.number());

        assertThat(there.expect(CallState.ENDED, SOON)).isTrue();
        assertThat(there.finalStatus()).hasValue(486);
        assertThat(there.end()).isEqualTo(CallEnd.REJECTED);
        released(17, there);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INVITE", "UPDATE", "INFO", "MESSAGE", "NOTIFY"})
    void a_request_within_a_call_is_sent_by_the_exchange_itself(String method) {
        GatewayCall here = target.dial(Service.SIGNATURE.number());
        GatewayCall there = answeredBy(Service.SIGNATURE);
        assertThat(there.expect(CallState.ANSWERED, SOON)).isTrue();

        if (exchange.sends(method)) {
            assertThat(there.request(method, SOON)).hasValue(200);
            assertThat(here.transcript().received().messages())
                    .anyMatch(m -> SipText.parse(m.bytes()).isRequest()
                            && m.text().startsWith(method + " ")
                            && SipText.parse(m.bytes()).cseqNumber() != 1);
        } else {
            assertThat(unsent()).contains(method);
        }
        assertThat(there.state()).isEqualTo(CallState.ANSWERED);
        assertThat(here.expect(CallState.ANSWERED, SOON)).isTrue();
    }

    @Test
    void requests_of_every_kind_follow_each_other_in_one_call() {
        target.dial(Service.SIGNATURE.number());
        GatewayCall there = answeredBy(Service.SIGNATURE);
        assertThat(there.expect(CallState.ANSWERED, SOON)).isTrue();

        for (String method : List.of("INVITE", "UPDATE", "INFO", "INVITE", "MESSAGE", "NOTIFY", "UPDATE", "INVITE")) {
            if (exchange.sends(method)) {
                assertThat(there.request(method, SOON)).as(method).hasValue(200);
            }
        }
    }

    /** The cause with which this product releases a cancelled call. */
    protected abstract int causeOfCancel();

    /** The methods of the test above that this product cannot be made to send. */
    protected abstract Set<String> unsent();

    @Test
    void calls_at_the_same_time_are_kept_apart() {
        List<GatewayCall> here = List.of(
                target.dial(Service.SIGNATURE.number()),
                target.dial(Service.DTMF.number()),
                target.dial(Service.ECHO.number()));
        GatewayCall signature = answeredBy(Service.SIGNATURE);
        GatewayCall dtmf = answeredBy(Service.DTMF);

        here.forEach(call -> assertThat(call.expect(CallState.ANSWERED, SOON)).isTrue());
        hearEachOther(here.get(0), signature);
        hearEachOther(here.get(1), dtmf);
    }
}
