package io.sipwright.scenarios.step;

import java.time.Duration;
import java.time.Instant;

/**
 * The part of a call that is judged: all of it, from the first frame heard.
 *
 * @param answeredAt the time of the 2xx, from which the first frame is counted
 */
record ListeningWindow(Instant answeredAt) {
    /** Milliseconds from the answer; 0 if it was heard before. */
    long sinceAnswer(Instant heard) {
        return Math.max(0, Duration.between(answeredAt, heard).toMillis());
    }
}
