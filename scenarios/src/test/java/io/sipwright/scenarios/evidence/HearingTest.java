package io.sipwright.scenarios.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.scenarios.judge.MediaRow;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** MED-024: less than 1 percent gaps over a minute, judged in shorter talks. */
class HearingTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void a_quarter_of_a_second_is_too_much_for_a_short_talk_and_not_for_a_minute() {
        assertThat(heard(3, 0.25).tooManyGaps()).isTrue();
        assertThat(heard(3, 0.25).tooManyGapsAfter(MINUTE)).isFalse();
        assertThat(heard(27, 0.25).tooManyGaps()).isFalse();
    }

    @Test
    void a_second_and_a_half_is_too_much_for_a_minute_whatever_follows() {
        assertThat(heard(3, 1.5).tooManyGaps()).isTrue();
        assertThat(heard(3, 1.5).tooManyGapsAfter(MINUTE)).isTrue();
    }

    @Test
    void two_percent_are_too_much_for_ten_seconds_and_in_the_end_for_a_minute() {
        assertThat(heard(10, 0.2).tooManyGaps()).isTrue();
        assertThat(heard(50, 1.0).tooManyGapsAfter(MINUTE)).isTrue();
    }

    @Test
    void a_call_of_a_second_goes_on_until_the_audio_of_a_repeated_handshake_can_be_there() {
        assertThat(unheard("silent", 1).begins()).isTrue();
        assertThat(unheard("broken", 3).begins()).isTrue();
        assertThat(unheard("silent", 4).begins()).isFalse();
        assertThat(unheard("echo-of-self", 1).begins()).isFalse();
        assertThat(heard(1, 0).begins()).isFalse();
    }

    private static Hearing unheard(String verdict, int seconds) {
        MediaRow row = new MediaRow("far end", "alice", verdict, -1, -120, 0, -1);
        return new Hearing(List.of(row), List.of(), 1, Duration.ofSeconds(seconds));
    }

    private static Hearing heard(int seconds, double missing) {
        MediaRow row = new MediaRow("far end", "alice", "heard", 40, -12, missing / seconds, 200);
        return new Hearing(List.of(row), List.of(), 1, Duration.ofSeconds(seconds));
    }
}
