package io.sipwright.scenarios.step;

import java.time.Duration;
import java.time.Instant;

/**
 * What part of a call is listened to: all of it, from the first frame heard.
 *
 * @param answeredAt the moment of the 2xx, from which the first frame is reckoned
 */
record ListeningWindow(Instant answeredAt) {
    /** Milliseconds from the answer, none where it was heard before. */
    long sinceAnswer(Instant heard) {
        return Math.max(0, Duration.between(answeredAt, heard).toMillis());
    }
}
