package io.sipwright.scenarios.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.pstn.gateway.CallEnd;
import io.sipwright.pstn.gateway.ReleaseCause;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class FarEndRecordTest {
    private static FarEndRecord note(boolean called, CallEnd end, int status, int cause, String digits) {
        return new FarEndRecord(
                called,
                "alice",
                end,
                status == 0 ? OptionalInt.empty() : OptionalInt.of(status),
                ReleaseCause.of(cause),
                digits);
    }

    @Test
    void a_call_that_came_in_is_reported_with_its_end_its_cause_and_its_digits() {
        assertThat(note(true, CallEnd.BYE_RECEIVED, 200, 16, "12#").text())
                .isEqualTo("far end: call from alice, ended by BYE received, released with 16 normal call clearing, "
                        + "digits 12#");
    }

    @Test
    void a_call_that_was_refused_is_reported_with_its_status() {
        assertThat(note(false, CallEnd.REJECTED, 486, 17, "").text())
                .isEqualTo("far end: call to alice, ended by refusal 486, released with 17 user busy, no digits");
    }

    @Test
    void a_cause_that_nobody_reported_is_not_made_up() {
        assertThat(note(false, CallEnd.TIMED_OUT, 0, 0, "").text())
                .isEqualTo(
                        "far end: call to alice, ended by time-out, released without a reported cause, " + "no digits");
    }

    @Test
    void a_call_that_lasts_has_no_cause() {
        assertThat(note(true, CallEnd.NOT_ENDED, 200, 0, "").text())
                .isEqualTo("far end: call from alice, not ended, no digits");
    }
}
