package io.sipwright.pstn.tone;

import java.util.Arrays;

/**
 * Finds the exact start of a known frame: a full-length window per symbol is loudest where it covers exactly the
 * symbol, so the sum over the symbols peaks there.
 *
 * @param start first sample, 8 kHz, with fraction
 * @param amplitude of the second-loudest symbol, of 16-bit samples: the voice's level, even if half the frame was lost
 */
record FrameFit(double start, double amplitude) {
    private static final int REACH_MILLIS = 14;
    private static final int SYMBOL = Signature.SYMBOL_MILLIS * ToneBank.PER_MILLI;
    private static final double[] FLAT = flat();

    static FrameFit around(short[] samples, int about, int[] frame) {
        double[] loudness = new double[2 * REACH_MILLIS + 1];
        for (int i = 0; i < loudness.length; i++) {
            loudness[i] = loudness(samples, about + (i - REACH_MILLIS) * ToneBank.PER_MILLI, frame);
        }
        double peak = about + (peak(loudness) - REACH_MILLIS) * ToneBank.PER_MILLI;
        return new FrameFit(peak, amplitude(samples, (int) Math.round(peak), frame));
    }

    private static double loudness(short[] samples, int start, int[] frame) {
        double sum = 0;
        for (int place = 0; place < frame.length; place++) {
            sum += Math.sqrt(ToneBank.power(frame[place], samples, start + place * SYMBOL, FLAT));
        }
        return sum;
    }

    /** The centre of the range above nine tenths of the peak; noise and lost packets move it less than the maximum. */
    private static double peak(double[] loudness) {
        double top = Arrays.stream(loudness).max().orElse(0);
        double weight = 0;
        double moment = 0;
        for (int i = 0; i < loudness.length; i++) {
            double above = Math.max(0, loudness[i] - 0.9 * top);
            weight += above;
            moment += above * i;
        }
        return weight == 0 ? REACH_MILLIS : moment / weight;
    }

    private static double amplitude(short[] samples, int start, int[] frame) {
        double[] amplitudes = new double[frame.length];
        for (int place = 0; place < frame.length; place++) {
            int from = start + place * SYMBOL + ToneBank.LEAD;
            amplitudes[place] = Math.sqrt(ToneBank.power(frame[place], samples, from));
        }
        Arrays.sort(amplitudes);
        return amplitudes[frame.length - 2];
    }

    private static double[] flat() {
        double[] weights = new double[SYMBOL];
        Arrays.fill(weights, 1.0 / SYMBOL);
        return weights;
    }
}
