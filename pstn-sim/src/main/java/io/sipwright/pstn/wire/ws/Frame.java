package io.sipwright.pstn.wire.ws;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * One WebSocket frame, legal or not (RFC 6455 §5.2).
 *
 * @param fin whether it ends its message
 * @param rsv the three reserved bits, 0 to 7; RSV1 is 4
 * @param opcode 0 to 15
 * @param masked whether the payload is masked on the wire
 * @param payload in clear; shared, not to be altered
 */
public record Frame(boolean fin, int rsv, int opcode, boolean masked, byte[] payload) {
    public static final int CONTINUATION = 0;
    public static final int TEXT = 1;
    public static final int BINARY = 2;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;

    private static final int SHORT = 126;
    private static final int LONG = 127;

    /** A masked final frame, as a client sends it. */
    public static Frame of(int opcode, byte[] payload) {
        return new Frame(true, 0, opcode, true, payload);
    }

    /** A Close frame with this code and no reason. */
    public static Frame close(int code) {
        return of(CLOSE, new byte[] {(byte) (code >> 8), (byte) code});
    }

    public Frame withFin(boolean newFin) {
        return new Frame(newFin, rsv, opcode, masked, payload);
    }

    public Frame withRsv(int newRsv) {
        return new Frame(fin, newRsv, opcode, masked, payload);
    }

    public Frame withoutMask() {
        return new Frame(fin, rsv, opcode, false, payload);
    }

    /** Whether it is a control frame (RFC 6455 §5.5). */
    public boolean isControl() {
        return opcode >= CLOSE;
    }

    /** The code of a Close frame; 1005 where it has none (RFC 6455 §7.1.5). */
    public int closeCode() {
        return payload.length < 2 ? 1005 : (payload[0] & 0xff) << 8 | payload[1] & 0xff;
    }

    /** The frame on the wire. */
    public byte[] bytes(Random random) {
        return bytes(random, payload.length);
    }

    /**
     * The frame on the wire with a length in its header that may be wrong.
     *
     * @param announced the length that the header gives
     */
    public byte[] bytes(Random random, long announced) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write((fin ? 0x80 : 0) | rsv << 4 | opcode);
        int maskBit = masked ? 0x80 : 0;
        if (announced < SHORT) {
            out.write(maskBit | (int) announced);
        } else if (announced <= 0xffff) {
            out.write(maskBit | SHORT);
            out.write((int) (announced >> 8));
            out.write((int) announced);
        } else {
            out.write(maskBit | LONG);
            out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(announced).array());
        }
        byte[] key = new byte[4];
        byte[] body = payload.clone();
        if (masked) {
            random.nextBytes(key);
            out.writeBytes(key);
            unmask(body, key);
        }
        out.writeBytes(body);
        return out.toByteArray();
    }

    static void unmask(byte[] payload, byte[] key) {
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= key[i % 4];
        }
    }

    /** One line for a log: {@code text FIN 312 bytes}, {@code close 1002}. */
    @Override
    public String toString() {
        String name =
                switch (opcode) {
                    case CONTINUATION -> "continuation";
                    case TEXT -> "text";
                    case BINARY -> "binary";
                    case CLOSE -> "close " + closeCode();
                    case PING -> "ping";
                    case PONG -> "pong";
                    default -> "opcode " + opcode;
                };
        return name + (fin ? " FIN" : "") + (rsv == 0 ? "" : " RSV " + rsv) + (masked ? " masked " : " ")
                + payload.length + " bytes" + (opcode == PING || opcode == PONG ? " " + text() : "");
    }

    /** The payload as text. */
    public String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }
}
