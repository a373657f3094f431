package io.sipwright.pstn.tone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an ear makes of the two ends of a window in which the voice should be there all the time. */
class EarTest {
    /** A frame begins here, so the frames of a voice without delay lie at 0, 320, 640 ms ... */
    private static final long ON_GRID = 1_795_000_000_000L;

    private static final int SPEAKER = 42;
    private static final int STRANGER = 43;

    @Test
    void aLostPacketInTheFirstAndTheLastWholeFrameCostsItsOwnSymbolsOnly() {
        Line line = line().voice(SPEAKER, 0, 0.5, 0.25, 3).lost(0.44, 0.48).lost(2.64, 2.68);
        Listening listening = listen(line);
        assertThat(listening.verdict()).as(listening.summary()).isEqualTo(Verdict.HEARD);
        assertThat(listening.gaps()).isLessThan(0.06);
    }

    @Test
    void aVoiceThatIsMissingForASecondAtEitherEndIsBroken() {
        assertThat(listen(line().voice(SPEAKER, 0, 0.5, 1.1, 3)).verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(listen(line().voice(SPEAKER, 0, 0.5, 0, 1.9)).verdict()).isEqualTo(Verdict.BROKEN);
    }

    @Test
    void aStrangersSymbolsInTheSamePlacesAreNotTheSpeakers() {
        Line line = line().voice(SPEAKER, 0, 0.5, 0, 1.6).voice(STRANGER, 0, 0.5, 1.6, 3);
        assertThat(listen(line).gaps()).isGreaterThan(0.25);
    }

    private static Line line() {
        return new Line(new Random(1), 8000, ON_GRID, 3);
    }

    private static Listening listen(Line line) {
        HeardAudio heard = line.heard(true);
        Instant from = heard.startedAt();
        return Ear.expecting(SPEAKER, Set.of(SPEAKER)).listen(heard, from, from.plusSeconds(3));
    }
}
