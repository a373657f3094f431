package io.sipwright.scenarios.wire;

import io.sipwright.pstn.tone.HeardAudio;
import io.sipwright.pstn.tone.Listening;
import io.sipwright.pstn.tone.SpeakerCheck;
import io.sipwright.pstn.tone.Verdict;
import io.sipwright.scenarios.endpoint.media.SpeakingMedia;
import io.sipwright.scenarios.judge.Expect;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What one party of a call hears of the other.
 *
 * @param audio what the listener has heard so far
 * @param check judges it for the speaker whose voice should be heard
 * @param clock that of the audio
 */
record Hearing(Supplier<HeardAudio> audio, SpeakerCheck check, InstantSource clock) {
    /** Listening takes a while. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    /** Some frames of a signature. */
    private static final Duration RECENT = Duration.ofMillis(1600);

    Hearing(SpeakingMedia listener, SpeakingMedia speaker) {
        this(listener::heard, listener.checkFor(speaker), InstantSource.system());
    }

    /** What was heard between two moments. */
    Listening between(Instant from, Instant to) {
        return check.listen(audio.get().between(from, to));
    }

    /**
     * Waits until the voice is heard without holes since this moment, or lately; the last look where that does not come true. What
     * comes after the end does not count. However long a look takes, one is taken of all that was heard until then.
     */
    Listening await(Instant since, Instant end) {
        while (true) {
            Instant now = clock.instant();
            Listening last = look(since, now.isBefore(end) ? now : end);
            if (last.verdict() == Verdict.HEARD || !now.isBefore(end)) {
                return last;
            }
            Expect.nothingFor(BETWEEN_LOOKS, Optional::empty);
        }
    }

    /** Lately first: a long silence before takes long to look at. */
    private Listening look(Instant since, Instant until) {
        HeardAudio all = audio.get();
        Instant recent = until.minus(RECENT);
        if (!since.isBefore(recent)) {
            return check.listen(all.between(since, until));
        }
        Listening lately = check.listen(all.between(recent, until));
        Listening whole = lately.verdict() == Verdict.HEARD ? lately : check.listen(all.between(since, until));
        return whole.verdict() == Verdict.HEARD ? whole : lately;
    }
}
