package io.sipwright.pstn.tone;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** 16-bit little-endian samples, as in WAV files and from the phone page. */
public final class Pcm {
    private Pcm() {}

    /** Reads all whole samples. */
    public static short[] samples(byte[] littleEndian) {
        short[] samples = new short[littleEndian.length / 2];
        ByteBuffer.wrap(littleEndian)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .get(samples);
        return samples;
    }

    static void write(short[] samples, ByteBuffer littleEndian) {
        for (short sample : samples) {
            littleEndian.putShort(sample);
        }
    }
}
