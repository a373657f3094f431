package io.sipwright.pstn.tone;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds every frame of every signature in recorded audio, at any offset. Does not know who should speak. Stateless and
 * safe for any thread.
 */
public final class SignatureDetector {
    /** Least share of the wanted tone among all tones in one symbol, and on average over a frame. */
    private static final double LEAST_SHARE = 0.35;

    private static final double LEAST_MEAN_SHARE = 0.6;
    private static final int FRAME_HOPS = Signature.SYMBOLS * Spectrogram.HOPS_PER_SYMBOL;

    /** The frames in order of hearing. */
    public List<FoundFrame> frames(HeardAudio audio) {
        short[] samples = Decimator.to8k(audio);
        return frames(samples, new Spectrogram(samples), audio.startedAt());
    }

    List<FoundFrame> frames(short[] samples, Spectrogram spectrogram, Instant startedAt) {
        List<FoundFrame> found = new ArrayList<>();
        Candidate best = Candidate.NONE;
        int bestHop = 0;
        for (int hop = 0; hop + FRAME_HOPS <= spectrogram.hops() + Spectrogram.HOPS_PER_SYMBOL / 2; hop++) {
            Candidate here = read(spectrogram, hop);
            boolean over = best != Candidate.NONE && hop - bestHop > Spectrogram.HOPS_PER_SYMBOL;
            if (over) {
                found.add(frame(samples, best, bestHop, startedAt));
                best = Candidate.NONE;
            }
            if (here.share() > best.share()) {
                best = here;
                bestHop = hop;
            }
        }
        if (best != Candidate.NONE) {
            found.add(frame(samples, best, bestHop, startedAt));
        }
        return List.copyOf(found);
    }

    /** A frame that could start here. */
    private record Candidate(int id, int mark, double share) {
        static final Candidate NONE = new Candidate(0, 0, 0);
    }

    private static Candidate read(Spectrogram s, int hop) {
        if (symbolShare(s, hop, 0, Signature.SYNC) < LEAST_SHARE
                || symbolShare(s, hop, Signature.SYMBOLS - 1, Signature.SYNC) < LEAST_SHARE) {
            return Candidate.NONE;
        }
        int[] v = new int[Signature.SYMBOLS];
        double total = 0;
        for (int place = 0; place < Signature.SYMBOLS; place++) {
            boolean sync = place == 0 || place == Signature.SYMBOLS - 1;
            v[place] = sync ? Signature.SYNC : s.strongestValue(clamp(s, hop, place));
            double share = symbolShare(s, hop, place, v[place]);
            if (share < LEAST_SHARE) {
                return Candidate.NONE;
            }
            total += share;
        }
        int id = v[1] << 4 | v[2];
        int mark = v[3] << 8 | v[4] << 4 | v[5];
        boolean right = id > 0 && new Signature(id).frame(mark)[6] == v[6];
        double mean = total / Signature.SYMBOLS;
        return right && mean >= LEAST_MEAN_SHARE ? new Candidate(id, mark, mean) : Candidate.NONE;
    }

    private static double symbolShare(Spectrogram s, int hop, int place, int tone) {
        return s.share(clamp(s, hop, place), tone);
    }

    private static int clamp(Spectrogram s, int hop, int place) {
        return Math.min(s.hops() - 1, hop + place * Spectrogram.HOPS_PER_SYMBOL);
    }

    private static FoundFrame frame(short[] samples, Candidate candidate, int hop, Instant startedAt) {
        int[] frame = new Signature(candidate.id()).frame(candidate.mark());
        FrameFit fit = FrameFit.around(samples, hop * Spectrogram.HOP, frame);
        Instant heardAt = startedAt.plusNanos(Math.round(fit.start() * 1e9 / ToneBank.RATE));
        Instant spokenAt = spokenAt(candidate.mark(), heardAt);
        return new FoundFrame(candidate.id(), candidate.mark(), heardAt, spokenAt, ToneBank.decibels(fit.amplitude()));
    }

    /** Marks repeat every 21.8 minutes; this is the nearest moment with this mark. */
    private static Instant spokenAt(int mark, Instant heardAt) {
        long period = (long) Signature.FRAME_MILLIS * Signature.MARKS;
        long within = (long) mark * Signature.FRAME_MILLIS;
        long rounds = Math.round((heardAt.toEpochMilli() - within) / (double) period);
        return Instant.ofEpochMilli(rounds * period + within);
    }
}
