package io.sipwright.pstn.tone;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * Recorded audio of a listener: 16-bit mono samples on the listener's clock. Lost packets are silence, so sample
 * {@code n} was heard at {@code startedAt + n / sampleRate}.
 *
 * @param startedAt when the first sample was heard
 * @param sampleRate samples a second: 8000 or 48000
 * @param samples the samples; the array is shared and must not be altered
 */
public record HeardAudio(Instant startedAt, int sampleRate, short[] samples) {

    /** Nothing was heard, or no party listened. */
    public static HeardAudio nothing() {
        return new HeardAudio(Instant.EPOCH, 8000, new short[0]);
    }

    public double seconds() {
        return samples.length / (double) sampleRate;
    }

    /** What was heard from one moment to another; nothing outside the recording. Copies the samples. */
    public HeardAudio between(Instant from, Instant to) {
        int first = index(from);
        int end = Math.max(first, index(to));
        Instant start = startedAt.plusNanos(Math.round(first * 1e9 / sampleRate));
        return new HeardAudio(start, sampleRate, Arrays.copyOfRange(samples, first, end));
    }

    private int index(Instant at) {
        double seconds = Duration.between(startedAt, at).toNanos() / 1e9;
        return (int) Math.max(0, Math.min(samples.length, Math.round(seconds * sampleRate)));
    }
}
