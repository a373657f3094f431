package io.sipwright.pstn.tone;

/**
 * Generates a signature at any sample rate that is a multiple of 1000 Hz. The sound is a function of time alone, so
 * consecutive blocks join without a click. Immutable, so safe for any thread; speaking allocates nothing.
 */
public final class SignatureVoice {
    private static final double FADE_SECONDS = 0.002;

    private final Signature signature;
    private final int samplesPerMilli;
    private final short[][] symbols;
    private final short[] plans;

    /**
     * @param sampleRate in hertz
     * @throws IllegalArgumentException if the rate is no positive multiple of 1000
     */
    public SignatureVoice(Signature signature, int sampleRate) {
        if (sampleRate <= 0 || sampleRate % 1000 != 0) {
            throw new IllegalArgumentException("sample rate " + sampleRate + " is no multiple of 1000 Hz");
        }
        this.signature = signature;
        samplesPerMilli = sampleRate / 1000;
        symbols = new short[Signature.SYNC + 1][];
        for (int value = 0; value <= Signature.SYNC; value++) {
            symbols[value] = symbol(value, sampleRate);
        }
        plans = plans(signature);
    }

    public Signature signature() {
        return signature;
    }

    /**
     * Fills the array with the samples from that moment on.
     *
     * @param epochMillisOfFirstSample wall-clock time of the first sample, not negative
     */
    public void speak(long epochMillisOfFirstSample, short[] out) {
        int perSymbol = Signature.SYMBOL_MILLIS * samplesPerMilli;
        int perFrame = Signature.FRAME_MILLIS * samplesPerMilli;
        long frame = epochMillisOfFirstSample / Signature.FRAME_MILLIS;
        int inFrame = (int) (epochMillisOfFirstSample % Signature.FRAME_MILLIS) * samplesPerMilli;
        for (int written = 0; written < out.length; ) {
            int place = inFrame / perSymbol;
            int from = inFrame % perSymbol;
            int length = Math.min(perSymbol - from, out.length - written);
            int value = plans[(int) (frame % Signature.MARKS) * Signature.SYMBOLS + place];
            System.arraycopy(symbols[value], from, out, written, length);
            written += length;
            inFrame += length;
            if (inFrame == perFrame) {
                inFrame = 0;
                frame++;
            }
        }
    }

    private static short[] plans(Signature signature) {
        short[] plans = new short[Signature.MARKS * Signature.SYMBOLS];
        for (int mark = 0; mark < Signature.MARKS; mark++) {
            int[] frame = signature.frame(mark);
            for (int place = 0; place < Signature.SYMBOLS; place++) {
                plans[mark * Signature.SYMBOLS + place] = (short) frame[place];
            }
        }
        return plans;
    }

    private static short[] symbol(int value, int sampleRate) {
        short[] samples = new short[Signature.SYMBOL_MILLIS * sampleRate / 1000];
        double fade = FADE_SECONDS * sampleRate;
        for (int n = 0; n < samples.length; n++) {
            double edge = Math.min(1, Math.min(n, samples.length - n) / fade);
            double gain = 0.5 - 0.5 * Math.cos(Math.PI * edge);
            double wave = Math.sin(2 * Math.PI * Signature.frequency(value) * n / sampleRate);
            samples[n] = (short) Math.round(Signature.AMPLITUDE * Short.MAX_VALUE * gain * wave);
        }
        return samples;
    }
}
