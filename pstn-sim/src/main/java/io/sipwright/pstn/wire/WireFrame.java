package io.sipwright.pstn.wire;

import java.time.Instant;

/**
 * The header of one WebSocket frame that a party received (RFC 6455 §5.2).
 *
 * @param at when it came
 * @param party who received it, as in the transcript
 * @param opcode 0 to 15
 * @param masked whether its payload is masked
 * @param reserved the three reserved bits, 0 to 7
 * @param extended whether an extension was negotiated on the connection, which may use those bits
 * @param closeCode of a Close frame that has a code, else 0
 */
public record WireFrame(
        Instant at, String party, int opcode, boolean masked, int reserved, boolean extended, int closeCode) {
    /** {@code frame with opcode 8 and code 1006}. */
    public String summary() {
        return "frame with opcode " + opcode + (closeCode == 0 ? "" : " and code " + closeCode);
    }
}
