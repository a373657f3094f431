package io.sipwright.scenarios.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.pstn.tone.HeardAudio;
import io.sipwright.pstn.tone.Listening;
import io.sipwright.pstn.tone.Signature;
import io.sipwright.pstn.tone.SignatureVoice;
import io.sipwright.pstn.tone.SpeakerCheck;
import io.sipwright.pstn.tone.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who is heard within a time, on a machine where each look takes seconds. */
class HearingTest {
    private static final int RATE = 8000;
    private static final Signature SPEAKER = new Signature(7);
    private static final Instant BEGIN = Instant.parse("2026-11-29T12:00:00Z");
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private Instant now = BEGIN;

    @Test
    void a_voice_within_the_limit_is_heard_although_the_first_look_ends_after_it() {
        assertThat(heard(Duration.ofMillis(200), Duration.ofMinutes(2)).verdict())
                .isEqualTo(Verdict.HEARD);
    }

    @Test
    void a_voice_after_the_limit_is_not_heard_although_the_last_look_comes_later() {
        assertThat(heard(Duration.ofMillis(2100), Duration.ZERO).verdict()).isEqualTo(Verdict.SILENT);
    }

    /** Looks that take three seconds; the silence before the limit begins counts as part of the time. */
    private Listening heard(Duration delay, Duration silence) {
        Instant since = BEGIN.minus(silence);
        Hearing hearing = new Hearing(
                () -> {
                    HeardAudio audio = spoken(since, BEGIN.plus(delay), now);
                    now = now.plusSeconds(3);
                    return audio;
                },
                SpeakerCheck.expecting(SPEAKER.id(), Set.of()),
                () -> now);
        return hearing.await(since, BEGIN.plus(LIMIT));
    }

    private static HeardAudio spoken(Instant from, Instant voice, Instant until) {
        int before = samples(from, voice);
        int all = samples(from, until);
        short[] heard = new short[all];
        if (before < all) {
            short[] words = new short[all - before];
            new SignatureVoice(SPEAKER, RATE).speak(voice.toEpochMilli(), words);
            System.arraycopy(words, 0, heard, before, words.length);
        }
        return new HeardAudio(from, RATE, heard);
    }

    private static int samples(Instant from, Instant to) {
        return Math.toIntExact(Duration.between(from, to).toMillis() * RATE / 1000);
    }
}
