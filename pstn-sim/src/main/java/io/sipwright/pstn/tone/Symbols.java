package io.sipwright.pstn.tone;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Checks for each symbol whether the speaker's tone is the loudest, and not much quieter than the speaker within a
 * second around.
 */
final class Symbols {
    /** A symbol with less than this share of its amplitude (-10 dB) is lost: about two thirds of it are missing. */
    private static final double LEAST_AMPLITUDE = 0.316;

    private static final Duration AROUND = Duration.ofSeconds(1);

    private final Spectrogram spectrogram;
    private final Instant startedAt;
    private final Signature signature;
    private final List<FoundFrame> frames;
    private int due;
    private int heard;

    /** The result for one expected symbol. */
    private enum Place {
        HEARD,
        /** Almost nothing is heard: a packet was lost, or no party spoke. */
        LOST,
        /** Another tone is heard, such as another speaker's. */
        OTHER,
        /** Before or after the recording. */
        OUTSIDE
    }

    /**
     * Counts all symbols from the first to the last frame; a lost frame is expected where its neighbour's delay puts
     * it.
     *
     * @param frames of this speaker only, in order of hearing, one at least
     */
    Symbols(Spectrogram spectrogram, Instant startedAt, Signature signature, List<FoundFrame> frames) {
        this.spectrogram = spectrogram;
        this.startedAt = startedAt;
        this.signature = signature;
        this.frames = frames;
        FoundFrame last = null;
        for (FoundFrame next : frames) {
            if (last != null) {
                between(last, next);
            }
            add(frame(0, next));
            last = next;
        }
    }

    private void between(FoundFrame last, FoundFrame next) {
        int frames = (int) (Duration.between(last.spokenAt(), next.spokenAt()).toMillis() / Signature.FRAME_MILLIS);
        for (int n = 1; n < frames; n++) {
            add(2 * n <= frames ? frame(n, last) : frame(n - frames, next));
        }
    }

    private void add(List<Place> places) {
        heard += Collections.frequency(places, Place.HEARD);
        due += places.size() - Collections.frequency(places, Place.OUTSIDE);
    }

    /**
     * Counts from the first to the last symbol heard instead, as long as half of a frame is present and no other voice
     * replaces it. So a lost packet in the first or last frame counts only its own symbols as lost.
     */
    Symbols outwards() {
        outwards(frames.get(0), -1);
        outwards(frames.get(frames.size() - 1), 1);
        return this;
    }

    private void outwards(FoundFrame edge, int step) {
        List<Place> beyond = new ArrayList<>();
        List<Place> frame = frame(step, edge);
        for (int next = 2 * step; isTheSpeakers(frame); next += step) {
            if (step < 0) {
                Collections.reverse(frame);
            }
            beyond.addAll(frame);
            frame = frame(next, edge);
        }
        add(beyond.subList(0, beyond.lastIndexOf(Place.HEARD) + 1));
    }

    private static boolean isTheSpeakers(List<Place> frame) {
        int heard = Collections.frequency(frame, Place.HEARD);
        return heard > 0 && heard >= Collections.frequency(frame, Place.LOST) && !frame.contains(Place.OTHER);
    }

    /** The results for the symbols of the frame that is so many frames later, or earlier. */
    private List<Place> frame(int later, FoundFrame near) {
        Instant at = near.heardAt().plusMillis((long) later * Signature.FRAME_MILLIS);
        double least = LEAST_AMPLITUDE * Short.MAX_VALUE * Math.pow(10, levelAround(near) / 20);
        List<Place> places = new ArrayList<>(Signature.SYMBOLS);
        for (int tone : signature.frame(Math.floorMod(near.mark() + later, Signature.MARKS))) {
            Duration offset = Duration.between(startedAt, at).plusMillis(places.size() * Signature.SYMBOL_MILLIS);
            int hop = (int) Math.round(offset.toNanos() / 1e6 / Spectrogram.HOP_MILLIS);
            places.add(place(hop, tone, least * least));
        }
        return places;
    }

    private Place place(int hop, int tone, double leastPower) {
        if (hop < 0 || hop + Spectrogram.HOPS_PER_SYMBOL / 2 > spectrogram.hops()) {
            return Place.OUTSIDE;
        }
        if (isHeard(hop, tone, leastPower)) {
            return Place.HEARD;
        }
        return spectrogram.sum(hop) >= leastPower ? Place.OTHER : Place.LOST;
    }

    private double levelAround(FoundFrame centre) {
        return frames.stream()
                .filter(s ->
                        Duration.between(centre.heardAt(), s.heardAt()).abs().compareTo(AROUND) <= 0)
                .mapToDouble(FoundFrame::levelDb)
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
     * @param atLeast the expected number of symbols, if known
     */
    double gaps(long atLeast) {
        long wanted = Math.max(due, atLeast);
        return wanted == 0 ? 1 : (wanted - heard) / (double) wanted;
    }
}
