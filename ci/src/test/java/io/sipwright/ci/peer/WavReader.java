package io.sipwright.ci.peer;

import io.sipwright.pstn.tone.HeardAudio;
import io.sipwright.pstn.tone.Pcm;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Reads RIFF WAVE files with 16-bit samples. */
final class WavReader {
    private static final int RIFF_HEADER = 12;

    private WavReader() {}

    /**
     * The first channel; its last sample was heard when the file was last written.
     *
     * @throws IOException if it is not such a file
     */
    static HeardAudio read(Path file) throws IOException {
        ByteBuffer riff = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        riff.position(RIFF_HEADER);
        ByteBuffer format = chunk(riff, "fmt ");
        int channels = format.getShort(2);
        int rate = format.getInt(4);
        if (format.getShort(14) != Short.SIZE) {
            throw new IOException(file + " has samples of " + format.getShort(14) + " bits");
        }
        short[] samples = firstChannel(chunk(riff, "data"), channels);
        Duration length = Duration.ofMillis(1000L * samples.length / rate);
        Instant end = Files.getLastModifiedTime(file).toInstant();
        return new HeardAudio(end.minus(length), rate, samples);
    }

    private static ByteBuffer chunk(ByteBuffer riff, String wanted) throws IOException {
        while (riff.remaining() >= 8) {
            byte[] name = new byte[4];
            riff.get(name);
            int length = riff.getInt();
            ByteBuffer body = riff.slice(riff.position(), Math.min(length, riff.remaining()));
            riff.position(Math.min(riff.limit(), riff.position() + length + length % 2));
            if (new String(name, StandardCharsets.US_ASCII).equals(wanted)) {
                return body.order(ByteOrder.LITTLE_ENDIAN);
            }
        }
        throw new IOException("a WAVE file without its " + wanted.strip() + " chunk");
    }

    private static short[] firstChannel(ByteBuffer data, int channels) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        short[] all = Pcm.samples(bytes);
        short[] first = new short[all.length / channels];
        for (int i = 0; i < first.length; i++) {
            first[i] = all[i * channels];
        }
        return first;
    }
}
