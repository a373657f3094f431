package io.sipwright.pstn.tone;

/** Converts audio to 8 kHz: a windowed-sinc low pass at 3.4 kHz, then every n-th sample. Adds no delay. */
final class Decimator {
    private static final double CUT_OFF = 3400;
    private static final int HALF_TAPS_PER_STEP = 8;

    private Decimator() {}

    /** @throws IllegalArgumentException if the rate is no multiple of 8000 */
    static short[] to8k(HeardAudio audio) {
        int rate = audio.sampleRate();
        if (rate == ToneBank.RATE) {
            return audio.samples();
        }
        if (rate < ToneBank.RATE || rate % ToneBank.RATE != 0) {
            throw new IllegalArgumentException("sample rate " + rate + " is no multiple of 8000 Hz");
        }
        int step = rate / ToneBank.RATE;
        double[] taps = taps(HALF_TAPS_PER_STEP * step, CUT_OFF / rate);
        short[] in = audio.samples();
        short[] out = new short[in.length / step];
        for (int n = 0; n < out.length; n++) {
            out[n] = filtered(in, n * step, taps);
        }
        return out;
    }

    private static short filtered(short[] in, int centre, double[] taps) {
        int half = taps.length / 2;
        double sum = 0;
        int from = Math.max(0, centre - half);
        int to = Math.min(in.length - 1, centre + half);
        for (int i = from; i <= to; i++) {
            sum += in[i] * taps[i - centre + half];
        }
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(sum)));
    }

    private static double[] taps(int half, double cut) {
        double[] taps = new double[2 * half + 1];
        double sum = 0;
        for (int i = -half; i <= half; i++) {
            double sinc = i == 0 ? 2 * cut : Math.sin(2 * Math.PI * cut * i) / (Math.PI * i);
            double window = 0.54 + 0.46 * Math.cos(Math.PI * i / (half + 1));
            taps[i + half] = sinc * window;
            sum += taps[i + half];
        }
        for (int i = 0; i < taps.length; i++) {
            taps[i] /= sum;
        }
        return taps;
    }
}
