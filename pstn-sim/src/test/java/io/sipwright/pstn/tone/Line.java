package io.sipwright.pstn.tone;

import io.sipwright.pstn.rtp.G711;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;

/** A simulated telephone line with impairments, from a seed. Impairments are added one by one. */
final class Line {
    private final Random random;
    private final int rate;
    private final long startMillis;
    private final double[] sound;

    Line(Random random, int rate, long startMillis, double seconds) {
        this.random = random;
        this.rate = rate;
        this.startMillis = startMillis;
        this.sound = new double[(int) (seconds * rate)];
    }

    /** A voice that arrives after this delay (milliseconds with fraction), between two moments of the recording. */
    Line voice(int id, double delayMs, double gain, double fromSeconds, double toSeconds) {
        long whole = (long) Math.floor(delayMs);
        int shift = (int) Math.round((delayMs - whole) * rate / 1000);
        short[] spoken = new short[sound.length];
        new SignatureVoice(new Signature(id), rate).speak(startMillis - whole, spoken);
        for (int n = (int) (fromSeconds * rate); n < Math.min(sound.length, toSeconds * rate); n++) {
            sound[n] += n >= shift ? gain * spoken[n - shift] : 0;
        }
        return this;
    }

    Line tone(double frequency, double amplitude, double fromSeconds, double toSeconds) {
        for (int n = (int) (fromSeconds * rate); n < Math.min(sound.length, toSeconds * rate); n++) {
            sound[n] += amplitude * Short.MAX_VALUE * Math.sin(2 * Math.PI * frequency * n / rate);
        }
        return this;
    }

    Line noise(double amplitude) {
        for (int n = 0; n < sound.length; n++) {
            sound[n] += amplitude * Short.MAX_VALUE * random.nextGaussian();
        }
        return this;
    }

    /** Exactly this share of all 20 ms blocks is lost; the seed selects which. */
    Line loss(double share) {
        int block = rate / 50;
        int blocks = sound.length / block;
        random.ints(0, blocks)
                .distinct()
                .limit(Math.round(share * blocks))
                .forEach(n -> Arrays.fill(sound, n * block, (n + 1) * block, 0));
        return this;
    }

    /** Nothing arrives between two moments of the recording. */
    Line lost(double fromSeconds, double toSeconds) {
        Arrays.fill(sound, (int) (fromSeconds * rate), (int) (toSeconds * rate), 0);
        return this;
    }

    /** Each sample gets a share of earlier ones, as from a codec or a room's reverberation. */
    Line smear(double share, double millis) {
        int back = (int) (millis * rate / 1000);
        for (int n = back; n < sound.length; n++) {
            sound[n] = sound[n] * (1 - share) + sound[n - back] * share;
        }
        return this;
    }

    HeardAudio heard(boolean companded) {
        short[] samples = new short[sound.length];
        for (int n = 0; n < samples.length; n++) {
            samples[n] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(sound[n])));
            samples[n] = companded ? G711.PCMU.decode(G711.PCMU.encode(samples[n])) : samples[n];
        }
        return new HeardAudio(Instant.ofEpochMilli(startMillis), rate, samples);
    }
}
