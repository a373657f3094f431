package io.sipwright.pstn.tone;

/** Strength of one frequency within a window of samples, by Goertzel's recurrence. Immutable. */
final class Goertzel {
    private final double coefficient;

    /**
     * @param frequency in hertz
     * @param sampleRate in hertz
     */
    Goertzel(double frequency, int sampleRate) {
        coefficient = 2 * Math.cos(2 * Math.PI * frequency / sampleRate);
    }

    /**
     * Squared magnitude of the frequency in {@code samples[from..from + weights.length)}, each sample times its weight.
     * Samples outside the array count as silence.
     */
    double power(short[] samples, int from, double[] weights) {
        double last = 0;
        double beforeLast = 0;
        int begin = Math.max(0, -from);
        int end = Math.min(weights.length, samples.length - from);
        for (int n = begin; n < end; n++) {
            double now = samples[from + n] * weights[n] + coefficient * last - beforeLast;
            beforeLast = last;
            last = now;
        }
        return last * last + beforeLast * beforeLast - coefficient * last * beforeLast;
    }
}
