package io.sipwright.pstn.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.pstn.tone.HeardAudio;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecordingTest {
    private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void its_samples_are_heard_from_its_beginning_on() {
        HeardAudio heard = new Recording("/tmp/a.sln", SINCE)
                .heard(file ->
                        file.equals("/tmp/a.sln") ? new byte[] {1, 0, (byte) 0xFE, (byte) 0xFF, 7} : new byte[0]);

        assertThat(heard.startedAt()).isEqualTo(SINCE);
        assertThat(heard.sampleRate()).isEqualTo(8000);
        assertThat(heard.samples()).containsExactly(1, -2);
    }

    @Test
    void of_a_recording_that_cannot_be_read_nothing_is_heard() {
        HeardAudio heard = new Recording("/tmp/a.sln", SINCE).heard(file -> {
            throw new IOException("no " + file);
        });

        assertThat(heard.samples()).isEmpty();
    }
}
