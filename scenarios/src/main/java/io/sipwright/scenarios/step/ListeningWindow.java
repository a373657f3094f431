package io.sipwright.scenarios.step;

import java.time.Duration;
import java.time.Instant;

/**
 * What part of a call is listened to.
 *
 * @param answeredAt the moment of the 2xx, from which the first frame is reckoned
 * @param from gaps count from here on, or from the first frame heard where that is later
 */
record ListeningWindow(Instant answeredAt, Instant from) {
    static ListeningWindow wholeCall(Instant answeredAt) {
        return new ListeningWindow(answeredAt, Instant.EPOCH);
    }

    Instant judgedFrom(Instant firstHeard) {
        return firstHeard.isAfter(from) ? firstHeard : from;
    }

    /** Milliseconds from the answer, none where it was heard before. */
    long sinceAnswer(Instant heard) {
        return Math.max(0, Duration.between(answeredAt, heard).toMillis());
    }
}
