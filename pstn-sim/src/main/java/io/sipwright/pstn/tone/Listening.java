package io.sipwright.pstn.tone;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The result of listening for one expected speaker.
 *
 * @param verdict the finding
 * @param delayMs median from mouth to ear in milliseconds; empty if no voice was heard
 * @param levelDb median level against full scale in decibels; empty if no voice was heard
 * @param gaps share (0 to 1) of silent time, or of lost symbols if that is more; 1 if the speaker was not heard
 * @param longestGap the longest stretch of silence within the voice; zero where the speaker was not heard
 * @param firstHeard when the first whole frame of the expected speaker began to be heard
 * @param lastHeard when the last one began
 * @param others ids of other voices that were heard repeatedly
 * @param frames everything that was recognised
 */
public record Listening(
        Verdict verdict,
        OptionalDouble delayMs,
        OptionalDouble levelDb,
        double gaps,
        Duration longestGap,
        Optional<Instant> firstHeard,
        Optional<Instant> lastHeard,
        List<Integer> others,
        List<FoundFrame> frames) {

    public Listening {
        others = List.copyOf(others);
        frames = List.copyOf(frames);
    }

    /** One sentence for a report. */
    public String summary() {
        String details = delayMs.isPresent()
                ? " (delay %.0f ms, level %.1f dB, gaps %.1f %%, longest %d ms)"
                        .formatted(delayMs.getAsDouble(), levelDb.orElse(-120), 100 * gaps, longestGap.toMillis())
                : "";
        String voices = others.isEmpty() ? "" : ", voices of " + others;
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ') + details + voices;
    }
}
