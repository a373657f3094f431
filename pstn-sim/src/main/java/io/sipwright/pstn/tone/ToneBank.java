package io.sipwright.pstn.tone;

/**
 * The seventeen tones of a signature, measured at 8 kHz over 32 ms with a Hann window. At that length every tone lies in
 * a null of every other, and a steady foreign tone (ringback, a DTMF half) barely leaks.
 */
final class ToneBank {
    static final int RATE = 8000;
    static final int PER_MILLI = RATE / 1000;
    static final int WINDOW = 32 * PER_MILLI;
    /** Where the window starts within a symbol, so that both are centred. */
    static final int LEAD = (Signature.SYMBOL_MILLIS * PER_MILLI - WINDOW) / 2;

    private static final double[] HANN = hann(WINDOW);
    private static final Goertzel[] TONES = tones();

    private ToneBank() {}

    static double[] hann(int length) {
        double[] weights = new double[length];
        for (int n = 0; n < length; n++) {
            weights[n] = (1 - Math.cos(2 * Math.PI * (n + 0.5) / length)) / length;
        }
        return weights;
    }

    private static Goertzel[] tones() {
        Goertzel[] tones = new Goertzel[Signature.SYNC + 1];
        for (int v = 0; v < tones.length; v++) {
            tones[v] = new Goertzel(Signature.frequency(v), RATE);
        }
        return tones;
    }

    /** Amplitude squared (of 16-bit samples) of one tone in a window that starts at this sample. */
    static double power(int tone, short[] samples, int from) {
        return 4 * TONES[tone].power(samples, from, HANN);
    }

    /** The same with the caller's weights, whose sum is 1. */
    static double power(int tone, short[] samples, int from, double[] weights) {
        return 4 * TONES[tone].power(samples, from, weights);
    }

    /** Level of an amplitude against full scale, in decibels; silence is -120. */
    static double decibels(double amplitude) {
        return Math.max(-120, 20 * Math.log10(Math.max(1e-9, amplitude / Short.MAX_VALUE)));
    }
}
