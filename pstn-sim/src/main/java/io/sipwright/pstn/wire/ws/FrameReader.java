package io.sipwright.pstn.wire.ws;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** Splits the bytes of a connection into frames, without checks. Not thread-safe. */
final class FrameReader {
    /** More than any test needs; a longer frame is an error. */
    static final int LARGEST = 4 * 1024 * 1024;

    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

    void add(byte[] bytes) {
        pending.writeBytes(bytes);
    }

    /**
     * The next whole frame, if it is there.
     *
     * @throws IllegalStateException when a frame announces more than {@value #LARGEST} bytes
     */
    Optional<Frame> next() {
        byte[] all = pending.toByteArray();
        ByteBuffer in = ByteBuffer.wrap(all);
        if (in.remaining() < 2) {
            return Optional.empty();
        }
        int first = in.get() & 0xff;
        int second = in.get() & 0xff;
        int code = second & 0x7f;
        int more = code == 126 ? Short.BYTES : code == 127 ? Long.BYTES : 0;
        boolean masked = (second & 0x80) != 0;
        if (in.remaining() < more + (masked ? 4 : 0)) {
            return Optional.empty();
        }
        long length = code == 126 ? in.getShort() & 0xffff : code == 127 ? in.getLong() : code;
        if (length < 0 || length > LARGEST) {
            throw new IllegalStateException("the server announces a frame of " + length + " bytes");
        }
        byte[] key = new byte[4];
        if (masked) {
            in.get(key);
        }
        if (in.remaining() < length) {
            return Optional.empty();
        }
        byte[] payload = new byte[(int) length];
        in.get(payload);
        if (masked) {
            Frame.unmask(payload, key);
        }
        pending.reset();
        pending.writeBytes(Arrays.copyOfRange(all, in.position(), all.length));
        return Optional.of(new Frame((first & 0x80) != 0, first >> 4 & 7, first & 0xf, masked, payload));
    }
}
