package io.sipwright.pstn.tone;

import java.time.Instant;

/**
 * One frame of a signature found in what a listener heard.
 *
 * @param id whose signature
 * @param mark the frame's mark
 * @param heardAt when the frame's first sample reached the listener
 * @param spokenAt when it was sent: of all moments with this mark, the nearest to {@code heardAt}
 * @param levelDb amplitude of the tone against full scale, in decibels; an unattenuated voice has -10.5
 */
public record FoundFrame(int id, int mark, Instant heardAt, Instant spokenAt, double levelDb) {

    /** From mouth to ear in milliseconds; slightly negative where the listener's clock is behind. */
    public double delayMs() {
        return (heardAt.getEpochSecond() - spokenAt.getEpochSecond()) * 1e3
                + (heardAt.getNano() - spokenAt.getNano()) / 1e6;
    }
}
