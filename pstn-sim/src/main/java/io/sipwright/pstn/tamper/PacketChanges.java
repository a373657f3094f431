package io.sipwright.pstn.tamper;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Changes of RTP packets (RFC 3550 §5.1). Shorter data stays as it is. */
public final class PacketChanges {
    private static final int HEADER = 12;
    private static final int PCMA = 8;
    private static final byte PCMU_SILENCE = (byte) 0xff;
    private static final byte PCMA_SILENCE = (byte) 0xd5;

    private PacketChanges() {}

    /** Replaces PCMU or PCMA audio by silence. */
    public static Change mute() {
        return packet(copy -> {
            byte[] bytes = copy.array();
            int type = bytes[1] & 0x7f;
            if (type == 0 || type == PCMA) {
                Arrays.fill(bytes, payload(bytes), bytes.length, type == PCMA ? PCMA_SILENCE : PCMU_SILENCE);
            }
        });
    }

    private static int payload(byte[] bytes) {
        int csrc = HEADER + 4 * (bytes[0] & 0x0f);
        boolean extended = (bytes[0] & 0x10) != 0 && bytes.length >= csrc + 4;
        int extension = extended ? 4 + 4 * (ByteBuffer.wrap(bytes).getShort(csrc + 2) & 0xffff) : 0;
        return Math.min(bytes.length, csrc + extension);
    }

    /** Adds to the sequence number. */
    public static Change sequence(int by) {
        return packet(copy -> copy.putShort(2, (short) (copy.getShort(2) + by)));
    }

    /** Adds to the timestamp. */
    public static Change timestamp(int by) {
        return packet(copy -> copy.putInt(4, copy.getInt(4) + by));
    }

    /** Changes the SSRC. */
    public static Change ssrc(long ssrc) {
        return packet(copy -> copy.putInt(8, (int) ssrc));
    }

    /** Changes the payload type, 0 to 127. */
    public static Change type(int type) {
        return packet(copy -> copy.put(1, (byte) (copy.get(1) & 0x80 | type)));
    }

    /** Sets or clears the marker bit. */
    public static Change marker(boolean set) {
        return packet(copy -> copy.put(1, (byte) (copy.get(1) & 0x7f | (set ? 0x80 : 0))));
    }

    private interface Edit {
        void on(ByteBuffer copy);
    }

    private static Change packet(Edit edit) {
        return bytes -> {
            if (bytes.length < HEADER) {
                return bytes;
            }
            ByteBuffer copy = ByteBuffer.wrap(bytes.clone());
            edit.on(copy);
            return copy.array();
        };
    }
}
