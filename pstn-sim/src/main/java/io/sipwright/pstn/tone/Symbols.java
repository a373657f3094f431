package io.sipwright.pstn.tone;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Counts, symbol by symbol, whether a speaker's tone is the loudest where it should be heard, and not much quieter than
 * the speaker is within a second around.
 */
final class Symbols {
    /** A symbol with less than this of its amplitude (-10 dB) is lost: about two thirds of it are missing. */
    private static final double LEAST_AMPLITUDE = 0.316;

    private static final Duration AROUND = Duration.ofSeconds(1);

    private final Spectrogram spectrogram;
    private final Instant startedAt;
    private final Signature signature;
    private final List<Sighting> sightings;
    private int due;
    private int heard;

    /** @param sightings of this speaker only, in order of hearing */
    Symbols(Spectrogram spectrogram, Instant startedAt, Signature signature, List<Sighting> sightings) {
        this.spectrogram = spectrogram;
        this.startedAt = startedAt;
        this.signature = signature;
        this.sightings = sightings;
        count();
    }

    /** Counts all symbols from the first to the last sighting; a lost frame is sought where its neighbour's delay puts it. */
    private void count() {
        Sighting last = null;
        for (Sighting next : sightings) {
            if (last != null) {
                between(last, next);
            }
            frame(next.heardAt(), next.mark(), next);
            last = next;
        }
    }

    private void between(Sighting last, Sighting next) {
        long frames = Duration.between(last.spokenAt(), next.spokenAt()).toMillis() / Signature.FRAME_MILLIS;
        for (long n = 1; n < frames; n++) {
            Sighting near = 2 * n <= frames ? last : next;
            Instant spoken = last.spokenAt().plusMillis(n * Signature.FRAME_MILLIS);
            Instant expected = spoken.plus(Duration.between(near.spokenAt(), near.heardAt()));
            frame(expected, Signature.mark(spoken.toEpochMilli()), near);
        }
    }

    private void frame(Instant at, int mark, Sighting near) {
        double least = LEAST_AMPLITUDE * Short.MAX_VALUE * Math.pow(10, levelAround(near) / 20);
        int[] frame = signature.frame(mark);
        for (int place = 0; place < frame.length; place++) {
            Duration offset = Duration.between(startedAt, at).plusMillis((long) place * Signature.SYMBOL_MILLIS);
            int hop = (int) Math.round(offset.toNanos() / 1e6 / Spectrogram.HOP_MILLIS);
            due++;
            heard += isHeard(hop, frame[place], least * least) ? 1 : 0;
        }
    }

    private double levelAround(Sighting centre) {
        return sightings.stream()
                .filter(s ->
                        Duration.between(centre.heardAt(), s.heardAt()).abs().compareTo(AROUND) <= 0)
                .mapToDouble(Sighting::levelDb)
                .max()
                .orElse(centre.levelDb());
    }

    private boolean isHeard(int hop, int tone, double leastPower) {
        for (int near = Math.max(0, hop - 1); near <= Math.min(spectrogram.hops() - 1, hop + 1); near++) {
            if (spectrogram.power(near, tone) >= leastPower && spectrogram.dominates(near, tone)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Share of the symbols that were not heard.
     *
     * @param atLeast how many should have been there, where that is known
     */
    double gaps(long atLeast) {
        long wanted = Math.max(due, atLeast);
        return wanted == 0 ? 1 : (wanted - heard) / (double) wanted;
    }
}
