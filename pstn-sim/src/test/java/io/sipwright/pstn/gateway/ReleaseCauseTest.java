package io.sipwright.pstn.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sipwright.pstn.sip.SipText;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseCauseTest {
    @ParameterizedTest
    @CsvSource({"404,1", "410,22", "480,18", "483,25", "486,17", "500,41", "504,102", "600,17", "603,21", "604,1"})
    void a_refusal_stands_for_the_cause_of_RFC_3398(int status, int cause) {
        assertThat(ReleaseCause.ofStatus(status)).isEqualTo(new ReleaseCause(cause));
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 487, 488, 499, 606, 699})
    void a_refusal_that_RFC_3398_leaves_open_is_normal_and_unspecified(int status) {
        assertThat(ReleaseCause.ofStatus(status)).hasToString("31 normal, unspecified");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Q.850;cause=17",
                "q.850 ; cause = 17",
                "Q.850;text=\"a;b\";Cause=017",
                "Q.850;cause=17;text=\"User busy\""
            })
    void a_reason_header_gives_its_cause_however_it_is_written(String value) {
        assertThat(ReleaseCause.ofReason(value)).contains(new ReleaseCause(17));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";",
                "Q.850",
                "Q.850;cause",
                "Q.850;cause=",
                "Q.850;cause=0",
                "Q.850;cause=128",
                "Q.850;cause=-16",
                "Q.850;cause=99999999999",
                "Q.850;cause=busy",
                "Q.850=x;cause=17",
                "SIP;cause=17",
                "cause=17;Q.850"
            })
    void a_reason_header_that_gives_no_cause_of_Q_850_gives_none(String value) {
        assertThat(ReleaseCause.ofReason(value)).isEmpty();
    }

    @Test
    void among_several_reasons_the_one_by_Q_850_counts() {
        SipText bye = SipText.parse("BYE sip:h SIP/2.0\r\nReason: SIP;cause=200;text=\"a, b\", Q.850;cause=x\r\n"
                + "Reason: Q.850;cause=16\r\n\r\n");

        assertThat(ReleaseCause.statedIn(bye)).contains(new ReleaseCause(16));
        assertThat(ReleaseCause.statedIn(bye.without("Reason"))).isEmpty();
    }

    @Test
    void a_response_may_state_a_cause_as_well() {
        SipText busy = SipText.parse("SIP/2.0 480 Temporarily Unavailable\r\nReason: Q.850;cause=19\r\n\r\n");

        assertThat(ReleaseCause.statedIn(busy))
                .hasValueSatisfying(c -> assertThat(c).hasToString("19 no answer from user"));
    }

    @Test
    void where_nobody_states_a_cause_the_end_implies_one() {
        assertThat(implied(CallEnd.NOT_ENDED, OptionalInt.empty())).isEmpty();
        assertThat(implied(CallEnd.BYE_SENT, OptionalInt.of(200))).contains("16 normal call clearing");
        assertThat(implied(CallEnd.CANCEL_RECEIVED, OptionalInt.of(487))).contains("16 normal call clearing");
        assertThat(implied(CallEnd.REJECTED, OptionalInt.of(486))).contains("17 user busy");
        assertThat(implied(CallEnd.TIMED_OUT, OptionalInt.empty())).contains("102 recovery on timer expiry");
    }

    private static Optional<String> implied(CallEnd end, OptionalInt finalStatus) {
        return ReleaseCause.implied(end, finalStatus).map(ReleaseCause::toString);
    }

    @Test
    void a_number_outside_of_Q_850_is_no_cause() {
        assertThat(ReleaseCause.of(0)).isEmpty();
        assertThat(ReleaseCause.of(487)).isEmpty();
        assertThatThrownBy(() -> new ReleaseCause(128))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("128 is not a cause value of Q.850");
    }

    @Test
    void a_rare_cause_is_written_as_its_number() {
        assertThat(new ReleaseCause(99)).hasToString("99");
    }
}
