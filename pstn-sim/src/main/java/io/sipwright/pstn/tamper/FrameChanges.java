package io.sipwright.pstn.tamper;

import io.sipwright.pstn.wire.RawFrame;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes of WebSocket frames (RFC 6455 §5.2). */
public final class FrameChanges {
    private static final int KEY = 0x0badcafe;

    private FrameChanges() {}

    /** Masks a frame with some key, or removes the mask. */
    public static Change masked(boolean masked) {
        return frame(f -> new RawFrame(f.first(), masked ? Optional.of(KEY) : Optional.empty(), f.payload()));
    }

    public static Change fin(boolean set) {
        return first(0x7f, set ? RawFrame.FIN : 0);
    }

    /** @param opcode 0 to 15 */
    public static Change opcode(int opcode) {
        return first(0xf0, opcode);
    }

    /** @param bits the three reserved bits, 0 to 7 */
    public static Change reserved(int bits) {
        return first(0x8f, bits << 4);
    }

    /** Changes the code of a close frame; other frames stay as they are. */
    public static Change closeCode(int code) {
        return frame(f -> f.opcode() == RawFrame.CLOSE
                ? f.withPayload(RawFrame.close(code).payload())
                : f);
    }

    private static Change first(int kept, int set) {
        return frame(f -> new RawFrame(f.first() & kept | set, f.mask(), f.payload()));
    }

    private static Change frame(UnaryOperator<RawFrame> change) {
        return bytes -> RawFrame.parse(bytes)
                .map(parsed -> change.apply(parsed.frame()).bytes())
                .orElse(bytes);
    }
}
