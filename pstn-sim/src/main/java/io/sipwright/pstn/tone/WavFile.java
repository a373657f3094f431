package io.sipwright.pstn.tone;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes mono 16-bit PCM as RIFF WAVE, so that a person can play the evidence. */
public final class WavFile {
    private static final int HEADER = 44;

    private WavFile() {}

    /** The file's bytes. */
    public static byte[] bytes(HeardAudio audio) {
        int data = audio.samples().length * 2;
        ByteBuffer out = ByteBuffer.allocate(HEADER + data).order(ByteOrder.LITTLE_ENDIAN);
        out.put(ascii("RIFF")).putInt(HEADER - 8 + data).put(ascii("WAVEfmt ")).putInt(16);
        out.putShort((short) 1).putShort((short) 1);
        out.putInt(audio.sampleRate()).putInt(audio.sampleRate() * 2);
        out.putShort((short) 2).putShort((short) 16);
        out.put(ascii("data")).putInt(data);
        Pcm.write(audio.samples(), out);
        return out.array();
    }

    /** @throws IOException if the file cannot be written */
    public static void write(HeardAudio audio, Path file) throws IOException {
        Files.write(file, bytes(audio));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
