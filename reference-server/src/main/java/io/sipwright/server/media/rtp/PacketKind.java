package io.sipwright.server.media.rtp;

/**
 * The protocols on one port, distinguished by the first byte (RFC 7983 §7), RTP and RTCP by the second (RFC 5761 §4).
 */
public enum PacketKind {
    STUN,
    DTLS,
    RTP,
    RTCP,
    UNKNOWN;

    private static final int SMALLEST_RTCP = 8;

    /** Classifies without reading further than two bytes. */
    public static PacketKind of(byte[] bytes, int offset, int length) { // MED-016
        if (length == 0) {
            return UNKNOWN;
        }
        int first = bytes[offset] & 0xFF;
        if (first <= 3) {
            return STUN;
        }
        if (first >= 20 && first <= 63) {
            return DTLS;
        }
        if (first >= 128 && first <= 191 && length >= SMALLEST_RTCP) {
            int second = bytes[offset + 1] & 0xFF;
            return second >= 192 && second <= 223 ? RTCP : RTP;
        }
        return UNKNOWN;
    }
}
