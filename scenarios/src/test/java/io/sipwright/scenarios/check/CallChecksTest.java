package io.sipwright.scenarios.check;

import static io.sipwright.scenarios.check.Calls.TAGGED;
import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.scenarios.judge.Finding;
import io.sipwright.scenarios.judge.MediaRow;
import io.sipwright.scenarios.judge.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallChecksTest {
    private static final MediaRow HEARD = new MediaRow("a", "b", "heard", 60, -12, 0, 300);

    @Test
    void call_002_passes_when_the_callee_stops_in_time() {
        Call call = Script.call(NatChecksTest.cancelledPhone(), NatChecksTest.cancellingFarEnd());
        assertThat(CancelledInTime.check(List.of(call)).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void call_002_fails_when_the_callee_rings_on() {
        Script ringing = Script.phone().gets("INVITE sip:tok123@abc.invalid", "CSeq: 1 INVITE");
        Finding finding = CancelledInTime.check(List.of(Script.call(ringing, NatChecksTest.cancellingFarEnd())));
        assertThat(finding.cause()).isEqualTo("the CANCEL of the far end did not reach the callee within 1 s");
    }

    @Test
    void call_004_is_met_in_part_by_486_and_fails_when_busy_becomes_480() {
        assertThat(FailureCode.check(refused("486 Busy Here")).verdict()).isEqualTo(Verdict.UNTESTED);
        assertThat(FailureCode.check(refused("480 Temporarily Unavailable")).cause())
                .isEqualTo("the far end's 486 Busy Here became 480 Temporarily Unavailable on its way to the browser");
    }

    @Test
    void med_027_fails_when_a_digit_is_doubled() {
        Call call = Script.call(Calls.placed(Sdps.ANSWER), Calls.taken(Sdps.PLAIN));
        assertThat(Digits.check(call, "159#", "159#").verdict()).isEqualTo(Verdict.UNTESTED);
        assertThat(Digits.check(call, "159#", "1559#").cause())
                .isEqualTo("the far end collected \"1559#\" where \"159#\" was sent");
    }

    @Test
    void call_026_passes_on_release_and_fails_when_the_far_side_stays() {
        Call call = Script.call(Calls.placed(Sdps.ANSWER), Calls.taken(Sdps.PLAIN));
        Duration limit = Duration.ofSeconds(90);
        assertThat(AbandonedCall.check(call, Optional.of(Duration.ofMillis(300)), true, limit)
                        .verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(AbandonedCall.check(call, Optional.empty(), true, limit).cause())
                .startsWith("the far side is not released when the tab closes [to change: ");
        assertThat(AbandonedCall.check(call, Optional.of(limit), false, limit).cause())
                .isEqualTo("the user cannot register again after the tab closed");
    }

    @Test
    void gw_004_fails_when_the_183_brings_no_voice() {
        MediaRow silent = new MediaRow("a", "far end", "silent", -1, -120, 1, -1);
        assertThat(EarlyMedia.check(early(), silent).cause())
                .startsWith("no audio towards the browser before the answer");
        assertThat(EarlyMedia.check(early(), HEARD).verdict()).isEqualTo(Verdict.UNTESTED);
    }

    @Test
    void gw_004_takes_a_voice_with_gaps_and_no_other_voice() {
        MediaRow begins = new MediaRow("a", "far end", "broken", 40, -10, 0.4, 0);
        MediaRow noise = new MediaRow("a", "far end", "broken", -1, -10, 1, -1);
        assertThat(EarlyMedia.check(early(), begins).verdict()).isEqualTo(Verdict.UNTESTED);
        assertThat(EarlyMedia.check(early(), noise).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void call_001_fails_on_a_dark_picture_and_on_a_call_that_was_never_set_up() {
        Script phone = Calls.placed(Sdps.ANSWER)
                .sends("BYE sip:bob@x.test", "CSeq: 2 BYE", TAGGED)
                .gets("SIP/2.0 200 OK", "CSeq: 2 BYE", TAGGED);
        Call call = Script.call(phone, Calls.taken(Sdps.OFFER));
        assertThat(BasicCall.check(call, List.of(HEARD), List.of(30L, 28L)).verdict())
                .isEqualTo(Verdict.UNTESTED);
        assertThat(BasicCall.check(call, List.of(HEARD), List.of(30L, 0L)).cause())
                .isEqualTo("no video at one end");
        Script lost = Script.phone().sends("INVITE sip:bob@x.test", "CSeq: 1 INVITE", Sdps.OFFER);
        assertThat(BasicCall.check(Script.call(lost, Script.farEnd()), List.of(), List.of())
                        .cause())
                .isEqualTo("the INVITE never reached the far end");
    }

    private static Call refused(String arrived) {
        Script phone = Script.phone()
                .sends("INVITE sip:9004@x.test", "CSeq: 1 INVITE", Sdps.OFFER)
                .gets("SIP/2.0 " + arrived, "CSeq: 1 INVITE", TAGGED);
        Script farEnd = Script.farEnd()
                .gets("INVITE sip:9004@x.test", "CSeq: 1 INVITE", Sdps.PLAIN)
                .sends("SIP/2.0 486 Busy Here", "CSeq: 1 INVITE", TAGGED);
        return Script.call(phone, farEnd);
    }

    private static Call early() {
        Script phone = Script.phone()
                .sends("INVITE sip:9003@x.test", "CSeq: 1 INVITE", Sdps.OFFER)
                .gets("SIP/2.0 183 Session Progress", "CSeq: 1 INVITE", TAGGED, Sdps.ANSWER);
        return Script.call(phone, Script.farEnd().gets("INVITE sip:9003@x.test", "CSeq: 1 INVITE", Sdps.PLAIN));
    }
}
