package io.sipwright.pstn.tone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The verdict on both ends of a window in which the voice should be present all the time. */
class SpeakerCheckTest {
    /** A frame begins here, so the frames of a voice without delay lie at 0, 320, 640 ms ... */
    private static final long ON_GRID = 1_795_000_000_000L;

    private static final int SPEAKER = 42;
    private static final int STRANGER = 43;

    @Test
    void a_lost_packet_in_the_first_and_the_last_whole_frame_costs_its_own_symbols_only() {
        Line line = line().voice(SPEAKER, 0, 0.5, 0.25, 3).lost(0.44, 0.48).lost(2.64, 2.68);
        Listening listening = listen(line);
        assertThat(listening.verdict()).as(listening.summary()).isEqualTo(Verdict.HEARD);
        assertThat(listening.gaps()).isLessThan(0.06);
    }

    @Test
    void a_voice_that_is_missing_for_a_second_at_either_end_is_broken() {
        assertThat(listen(line().voice(SPEAKER, 0, 0.5, 1.1, 3)).verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(listen(line().voice(SPEAKER, 0, 0.5, 0, 1.9)).verdict()).isEqualTo(Verdict.BROKEN);
    }

    @Test
    void a_strangers_symbols_in_the_same_places_are_not_the_speakers() {
        Line line = line().voice(SPEAKER, 0, 0.5, 0, 1.6).voice(STRANGER, 0, 0.5, 1.6, 3);
        assertThat(listen(line).gaps()).isGreaterThan(0.25);
    }

    @Test
    void every_second_packet_lost_is_half_of_the_time() {
        Line line = line().voice(SPEAKER, 0, 0.5, 0, 3);
        for (int packet = 0; packet < 150; packet += 2) {
            line.lost(packet * 0.02, packet * 0.02 + 0.02);
        }
        Listening listening = listen(line);
        assertThat(listening.gaps()).as(listening.summary()).isBetween(0.45, 1.0);
        assertThat(listening.verdict()).isEqualTo(Verdict.BROKEN);
    }

    @Test
    void one_lost_packet_of_a_minute_is_seen_wherever_it_lies_within_a_symbol() {
        for (double at = 1.0; at < 1.04; at += 0.005) {
            Listening listening = listen(line().voice(SPEAKER, 0, 0.5, 0, 3).lost(at, at + 0.02));
            assertThat(listening.longestGap().toMillis())
                    .as("at " + at + ": " + listening.summary())
                    .isBetween(12L, 24L);
            assertThat(listening.gaps()).isBetween(0.004, 0.03);
        }
    }

    @Test
    void a_mute_of_one_second_within_a_call_is_its_longest_gap() {
        Line line = new Line(new Random(1), 8000, ON_GRID, 60)
                .voice(SPEAKER, 0, 0.5, 0, 60)
                .lost(30, 31);
        Listening listening = SpeakerCheck.expecting(SPEAKER, Set.of(SPEAKER)).listen(line.heard(true));
        assertThat(listening.longestGap().toMillis()).isBetween(990L, 1010L);
        assertThat(listening.gaps()).as(listening.summary()).isBetween(0.015, 0.02);
    }

    @Test
    void a_clean_line_has_no_gap_at_all() {
        Listening listening = listen(line().voice(SPEAKER, 0, 0.5, 0, 3));
        assertThat(listening.longestGap()).as(listening.summary()).isEqualTo(Duration.ZERO);
        assertThat(listening.gaps()).isZero();
    }

    private static Line line() {
        return new Line(new Random(1), 8000, ON_GRID, 3);
    }

    private static Listening listen(Line line) {
        HeardAudio heard = line.heard(true);
        Instant from = heard.startedAt();
        return SpeakerCheck.expecting(SPEAKER, Set.of(SPEAKER)).listen(heard, from, from.plusSeconds(3));
    }
}
