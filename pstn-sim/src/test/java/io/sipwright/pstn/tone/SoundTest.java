package io.sipwright.pstn.tone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SoundTest {
    private static final Instant START = Instant.parse("2026-11-29T12:00:00Z");

    @Test
    void a_tone_after_silence_is_heard_from_its_beginning_with_its_level() {
        Sound sound = Sound.in(tone(3277, 8000, 16_000));

        assertThat(sound.since()).contains(START.plusSeconds(1));
        assertThat(sound.levelDb()).isCloseTo(-23, within(0.5));
    }

    @Test
    void silence_and_line_noise_are_no_sound() {
        assertThat(Sound.in(HeardAudio.nothing()).since()).isEmpty();
        assertThat(Sound.in(tone(100, 0, 16_000)).since()).isEmpty();
    }

    @Test
    void a_click_is_no_sound() {
        assertThat(Sound.in(tone(20_000, 8000, 9600)).since()).isEmpty();
    }

    /** 425 Hz, silent up to one sample and after another. */
    private static HeardAudio tone(int amplitude, int from, int to) {
        short[] samples = new short[24_000];
        for (int n = from; n < to; n++) {
            samples[n] = (short) Math.round(amplitude * Math.sin(2 * Math.PI * 425 * n / 8000));
        }
        return new HeardAudio(START, 8000, samples);
    }
}
