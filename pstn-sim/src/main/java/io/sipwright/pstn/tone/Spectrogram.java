package io.sipwright.pstn.tone;

/**
 * Power of the seventeen tones every {@value #HOP_MILLIS} ms. Window {@code h} starts {@link ToneBank#LEAD} samples
 * after {@code h} hops, so that a symbol which starts at hop {@code h} is measured at its middle.
 */
final class Spectrogram {
    static final int HOP_MILLIS = 5;
    static final int HOP = HOP_MILLIS * ToneBank.PER_MILLI;
    static final int HOPS_PER_SYMBOL = Signature.SYMBOL_MILLIS / HOP_MILLIS;
    static final int TONES = Signature.SYNC + 1;
    /** A tone below -55 dB of full scale is ignored. */
    static final double FLOOR = power(-55);
    /** All tones together above -45 dB are sound; below, they are line noise. */
    static final double LOUD = power(-45);

    private final float[] powers;
    private final float[] sums;
    private final int hops;

    Spectrogram(short[] samples) {
        hops = Math.max(0, samples.length / HOP);
        powers = new float[hops * TONES];
        sums = new float[hops];
        for (int h = 0; h < hops; h++) {
            measure(samples, h);
        }
    }

    private static double power(double decibels) {
        return Math.pow(Short.MAX_VALUE * Math.pow(10, decibels / 20), 2);
    }

    private void measure(short[] samples, int hop) {
        float sum = 0;
        for (int v = 0; v < TONES; v++) {
            float power = (float) ToneBank.power(v, samples, hop * HOP + ToneBank.LEAD);
            powers[hop * TONES + v] = power;
            sum += power;
        }
        sums[hop] = sum;
    }

    int hops() {
        return hops;
    }

    double power(int hop, int tone) {
        return powers[hop * TONES + tone];
    }

    /** All tones together. */
    double sum(int hop) {
        return sums[hop];
    }

    /** Share of this tone among all; 0 in silence. */
    double share(int hop, int tone) {
        double sum = sums[hop];
        return sum < FLOOR ? 0 : powers[hop * TONES + tone] / sum;
    }

    /** The strongest tone from 0 to 15: a symbol's value. */
    int strongestValue(int hop) {
        int best = 0;
        for (int v = 1; v < Signature.SYNC; v++) {
            if (power(hop, v) > power(hop, best)) {
                best = v;
            }
        }
        return best;
    }

    /** Whether the tone is audible and no other is louder. */
    boolean dominates(int hop, int tone) {
        double own = power(hop, tone);
        if (own < FLOOR) {
            return false;
        }
        for (int v = 0; v < TONES; v++) {
            if (power(hop, v) > own) {
                return false;
            }
        }
        return true;
    }
}
