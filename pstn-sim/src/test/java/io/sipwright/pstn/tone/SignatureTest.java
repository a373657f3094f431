package io.sipwright.pstn.tone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {
    private static final long NOW = 1_795_000_000_123L;

    @Test
    void blocks_that_follow_each_other_are_the_same_as_one_long_block() {
        SignatureVoice voice = new SignatureVoice(new Signature(77), 48000);
        short[] whole = new short[48 * 1000];
        voice.speak(NOW, whole);
        short[] block = new short[48 * 20];
        for (int n = 0; n < 50; n++) {
            voice.speak(NOW + 20L * n, block);
            assertThat(block).containsExactly(Arrays.copyOfRange(whole, n * 960, (n + 1) * 960));
        }
    }

    @Test
    void the_voice_is_never_louder_than_its_amplitude_and_never_clicks() {
        short[] sound = new short[8000];
        new SignatureVoice(new Signature(200), 8000).speak(NOW, sound);
        int most = 0;
        for (short sample : sound) {
            most = Math.max(most, Math.abs(sample));
        }
        assertThat((double) most / Short.MAX_VALUE).isCloseTo(Signature.AMPLITUDE, within(0.003));
    }

    @Test
    void a_rate_that_is_no_multiple_of_1000_is_refused_by_name() {
        assertThatThrownBy(() -> new SignatureVoice(new Signature(1), 44100)).hasMessageContaining("44100");
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 48000})
    void every_whole_frame_is_seen_with_its_delay_and_level(int rate) {
        HeardAudio heard =
                new Line(new Random(1), rate, NOW, 4).voice(42, 137, 0.5, 0, 4).heard(false);
        var frames = new SignatureDetector().frames(heard);
        assertThat(frames).hasSizeBetween(11, 12).allMatch(s -> s.id() == 42);
        assertThat(frames).allSatisfy(s -> {
            assertThat(s.delayMs()).isCloseTo(137, within(1.5));
            assertThat(s.levelDb()).isCloseTo(-16.5, within(0.7));
        });
    }

    @Test
    void a_listener_whose_clock_is_behind_sees_a_small_negative_delay() {
        HeardAudio heard =
                new Line(new Random(1), 8000, NOW, 2).voice(9, -40, 1, 0, 2).heard(true);
        assertThat(SpeakerCheck.expecting(9, Set.of()).listen(heard).delayMs().orElseThrow())
                .isCloseTo(-40, within(2.0));
    }

    @Test
    void a_voice_is_recognised_beside_ringback_and_digits() {
        Line line = new Line(new Random(1), 8000, NOW, 4).voice(130, 60, 0.4, 0, 4);
        line.tone(440, 0.1, 0, 4).tone(480, 0.1, 0, 4).tone(770, 0.15, 1.5, 1.6).tone(1336, 0.15, 1.5, 1.6);
        Listening listening = SpeakerCheck.expecting(130, Set.of(130)).listen(line.heard(true));
        assertThat(listening.verdict()).as(listening.summary()).isEqualTo(Verdict.HEARD);
    }

    @Test
    void a_replay_of_old_sound_is_nobody_alive() {
        HeardAudio heard =
                new Line(new Random(1), 8000, NOW, 3).voice(5, 60_000, 1, 0, 3).heard(true);
        assertThat(SpeakerCheck.expecting(5, Set.of(5)).listen(heard).verdict()).isEqualTo(Verdict.BROKEN);
    }

    @Test
    void nothing_heard_is_silence_and_has_no_figures() {
        Listening listening = SpeakerCheck.expecting(5, Set.of(5)).listen(HeardAudio.nothing());
        assertThat(listening.verdict()).isEqualTo(Verdict.SILENT);
        assertThat(listening.delayMs()).isEmpty();
        assertThat(listening.gaps()).isEqualTo(1);
    }

    @Test
    void the_first_frame_heard_tells_when_the_voice_began() {
        HeardAudio heard =
                new Line(new Random(1), 8000, NOW, 4).voice(5, 20, 1, 1, 4).heard(true);
        Instant first =
                SpeakerCheck.expecting(5, Set.of(5)).listen(heard).firstHeard().orElseThrow();
        assertThat(first.toEpochMilli() - NOW).isBetween(1000L, 1330L);
    }

    @Test
    void ringback_alone_is_no_voice() {
        HeardAudio heard =
                new Line(new Random(1), 8000, NOW, 3).tone(425, 0.3, 0, 3).heard(true);
        assertThat(SpeakerCheck.expecting(5, Set.of(5)).listen(heard).frames()).isEmpty();
    }

    @Test
    void a_wav_file_holds_the_samples_as_they_were_heard() {
        HeardAudio audio = new HeardAudio(Instant.EPOCH, 8000, new short[] {1, -2, Short.MAX_VALUE});
        byte[] wav = WavFile.bytes(audio);
        assertThat(new String(wav, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("RIFF");
        ByteBuffer file = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(file.getInt(24)).isEqualTo(8000);
        assertThat(Pcm.samples(Arrays.copyOfRange(wav, 44, wav.length))).containsExactly(audio.samples());
    }
}
