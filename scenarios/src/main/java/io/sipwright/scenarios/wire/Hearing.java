package io.sipwright.scenarios.wire;

import io.sipwright.pstn.tone.Listening;
import io.sipwright.pstn.tone.Verdict;
import io.sipwright.scenarios.endpoint.media.SpeakingMedia;
import io.sipwright.scenarios.judge.Expect;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What one party of a call hears of the other.
 *
 * @param listener who hears
 * @param speaker whose voice should be heard
 */
record Hearing(SpeakingMedia listener, SpeakingMedia speaker) {
    /** Listening takes a while. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    /** Some frames of a signature. */
    private static final Duration RECENT = Duration.ofMillis(1600);

    /** What was heard between two moments. */
    Listening between(Instant from, Instant to) {
        return listener.checkFor(speaker).listen(listener.heard().between(from, to));
    }

    /** Waits until the voice is heard without holes since this moment, or lately; the last look where that does not come true. */
    Listening await(Instant since, Instant end) {
        Supplier<Listening> look = () -> {
            Instant now = Instant.now();
            Listening whole = between(since, now);
            boolean done = whole.verdict() == Verdict.HEARD || since.isAfter(now.minus(RECENT));
            return done ? whole : between(now.minus(RECENT), now);
        };
        Listening last = look.get();
        while (last.verdict() != Verdict.HEARD && Instant.now().isBefore(end)) {
            Expect.nothingFor(BETWEEN_LOOKS, Optional::empty);
            last = look.get();
        }
        return last;
    }
}
