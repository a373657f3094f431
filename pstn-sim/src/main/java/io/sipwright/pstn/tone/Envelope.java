package io.sipwright.pstn.tone;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * Loudness every 4 ms. A signature has a constant level except for fades of 2 ms at the ends of each symbol, so a block
 * that is much quieter than the second around it is missing sound.
 */
final class Envelope {
    static final int BLOCK_MILLIS = 4;

    private static final int BLOCK = BLOCK_MILLIS * ToneBank.PER_MILLI;
    /** A block with less than this of the usual amplitude (-14 dB) is missing; two fades in one block leave -4 dB. */
    private static final double LEAST_AMPLITUDE = 0.2;

    private static final int AROUND = 500 / BLOCK_MILLIS;
    private static final int STEP = 100 / BLOCK_MILLIS;

    private final Instant startedAt;
    private final double[] loudness;

    /** @param samples at 8 kHz */
    Envelope(short[] samples, Instant startedAt) {
        this.startedAt = startedAt;
        loudness = new double[samples.length / BLOCK];
        for (int block = 0; block < loudness.length; block++) {
            double sum = 0;
            for (int n = block * BLOCK; n < (block + 1) * BLOCK; n++) {
                sum += (double) samples[n] * samples[n];
            }
            loudness[block] = Math.sqrt(sum / BLOCK);
        }
    }

    /**
     * What is missing.
     *
     * @param share of the time, 0 to 1
     * @param longest the longest stretch without sound
     * @param longestAt where it began; the start of the time looked at where nothing is missing
     */
    record Missing(double share, Duration longest, Instant longestAt) {}

    /** Examines the sound between two moments. Where nothing was recorded, sound is missing. */
    Missing between(Instant from, Instant to) {
        int first = block(from);
        int end = Math.max(first, block(to));
        int missing = 0;
        int run = 0;
        int longest = 0;
        int longestEnd = first;
        double least = 0;
        for (int block = first; block < end; block++) {
            if ((block - first) % STEP == 0) {
                least = LEAST_AMPLITUDE * usual(block);
            }
            boolean silent = block < 0 || block >= loudness.length || loudness[block] <= least;
            run = silent ? run + 1 : 0;
            missing += silent ? 1 : 0;
            if (run > longest) {
                longest = run;
                longestEnd = block + 1;
            }
        }
        Instant at = startedAt.plusMillis((long) (longestEnd - longest) * BLOCK_MILLIS);
        double share = end == first ? 0 : missing / (double) (end - first);
        return new Missing(share, Duration.ofMillis((long) longest * BLOCK_MILLIS), at);
    }

    /** The 90th percentile of loudness in the second around: the voice's level, even if most of it was lost. */
    private double usual(int centre) {
        int from = Math.max(0, centre - AROUND);
        int to = Math.min(loudness.length, centre + AROUND);
        if (to <= from) {
            return 0;
        }
        double[] around = Arrays.copyOfRange(loudness, from, to);
        Arrays.sort(around);
        return around[around.length * 9 / 10];
    }

    private int block(Instant at) {
        return Math.toIntExact(Math.round(Duration.between(startedAt, at).toMillis() / (double) BLOCK_MILLIS));
    }
}
