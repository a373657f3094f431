package io.sipwright.pstn.wire;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * One WebSocket frame as it is on the wire (RFC 6455 §5.2), legal or not.
 *
 * @param first FIN, three reserved bits and the opcode
 * @param mask the masking key; empty where the frame is not masked
 * @param payload in clear
 */
public record RawFrame(int first, Optional<Integer> mask, byte[] payload) {
    public static final int FIN = 0x80;
    public static final int TEXT = 1;
    public static final int BINARY = 2;
    public static final int CLOSE = 8;

    private static final int OPCODE = 0x0f;
    private static final int MASKED = 0x80;
    private static final int LENGTH_16 = 126;
    private static final int LENGTH_64 = 127;

    /** A frame at the beginning of the bytes, and its length. */
    public record Parsed(RawFrame frame, int length) {}

    /** An unmasked whole message. */
    public static RawFrame text(byte[] payload) {
        return new RawFrame(FIN | TEXT, Optional.empty(), payload);
    }

    /** An unmasked close frame (RFC 6455 §5.5.1). */
    public static RawFrame close(int code) {
        return new RawFrame(FIN | CLOSE, Optional.empty(), new byte[] {(byte) (code >> 8), (byte) code});
    }

    /** The frame at the beginning of the bytes; empty where they hold no whole one yet. */
    public static Optional<Parsed> parse(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (bytes.length < 2) {
            return Optional.empty();
        }
        int first = in.get() & 0xff;
        int second = in.get() & 0xff;
        int code = second & ~MASKED;
        boolean masked = (second & MASKED) != 0;
        int rest = (code == LENGTH_16 ? 2 : code == LENGTH_64 ? 8 : 0) + (masked ? 4 : 0);
        if (in.remaining() < rest) {
            return Optional.empty();
        }
        long length = code == LENGTH_16 ? in.getShort() & 0xffff : code == LENGTH_64 ? in.getLong() : code;
        Optional<Integer> mask = masked ? Optional.of(in.getInt()) : Optional.empty();
        if (length < 0 || length > in.remaining()) {
            return Optional.empty();
        }
        byte[] payload = new byte[(int) length];
        in.get(payload);
        mask.ifPresent(key -> applyMask(payload, key));
        return Optional.of(new Parsed(new RawFrame(first, mask, payload), in.position()));
    }

    /** The payload length in the header that the bytes begin with; 0 where it is shorter than 126 or not there yet. */
    public static long announced(byte[] bytes) {
        int code = bytes.length < 10 ? 0 : bytes[1] & 0x7f;
        ByteBuffer in = ByteBuffer.wrap(bytes);
        long length = code == LENGTH_64 ? in.getLong(2) : code == LENGTH_16 ? in.getShort(2) & 0xffff : 0;
        return length < 0 ? Long.MAX_VALUE : length;
    }

    public int opcode() {
        return first & OPCODE;
    }

    public boolean isFinal() {
        return (first & FIN) != 0;
    }

    /** Whether it begins or continues a message; control frames do not (RFC 6455 §5.5). */
    public boolean isData() {
        return opcode() < CLOSE;
    }

    public RawFrame withPayload(byte[] other) {
        return new RawFrame(first, mask, other);
    }

    /** The frame as it goes over the wire. */
    public byte[] bytes() {
        int extended = payload.length > 0xffff ? 8 : payload.length >= LENGTH_16 ? 2 : 0;
        ByteBuffer out = ByteBuffer.allocate(2 + extended + (mask.isPresent() ? 4 : 0) + payload.length);
        int code = extended == 8 ? LENGTH_64 : extended == 2 ? LENGTH_16 : payload.length;
        out.put((byte) first).put((byte) (code | (mask.isPresent() ? MASKED : 0)));
        if (extended == 8) {
            out.putLong(payload.length);
        } else if (extended == 2) {
            out.putShort((short) payload.length);
        }
        byte[] shown = payload.clone();
        mask.ifPresent(key -> {
            out.putInt(key);
            applyMask(shown, key);
        });
        return out.put(shown).array();
    }

    /** RFC 6455 §5.3. */
    private static void applyMask(byte[] payload, int key) {
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= (byte) (key >>> 8 * (3 - i % 4));
        }
    }
}
