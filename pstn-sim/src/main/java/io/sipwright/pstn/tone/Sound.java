package io.sipwright.pstn.tone;

import java.time.Instant;
import java.util.Optional;

/**
 * What a listener hears of a speaker without a signature: that there is sound, not whose.
 *
 * @param since when the first of it was heard; empty where less than the length of a signature's frame was heard
 * @param levelDb loudness of what is no silence, in decibels against full scale
 */
public record Sound(Optional<Instant> since, double levelDb) {
    /** Quieter is silence, as for signatures: line noise and comfort noise. */
    private static final double SILENCE_DB = -45;

    private static final int BLOCK_MILLIS = 20;
    private static final int LEAST_BLOCKS = Signature.FRAME_MILLIS / BLOCK_MILLIS;

    /** Listens to a recording. */
    public static Sound in(HeardAudio audio) {
        int length = audio.sampleRate() * BLOCK_MILLIS / 1000;
        int first = -1;
        int loud = 0;
        double power = 0;
        for (int block = 0; (block + 1) * length <= audio.samples().length; block++) {
            double own = power(audio.samples(), block * length, length);
            if (decibels(own) > SILENCE_DB) {
                first = loud == 0 ? block : first;
                loud++;
                power += own;
            }
        }
        return loud < LEAST_BLOCKS
                ? new Sound(Optional.empty(), -120)
                : new Sound(
                        Optional.of(audio.startedAt().plusMillis((long) first * BLOCK_MILLIS)), decibels(power / loud));
    }

    private static double power(short[] samples, int from, int length) {
        double sum = 0;
        for (int n = from; n < from + length; n++) {
            sum += (double) samples[n] * samples[n];
        }
        return sum / length / Short.MAX_VALUE / Short.MAX_VALUE;
    }

    private static double decibels(double power) {
        return power <= 0 ? -120 : 10 * Math.log10(power);
    }
}
