package io.sipwright.server.media.rtp;

/**
 * A compound RTCP packet, filtered in place: reports pass, feedback does not (RFC 3550 §6.1, RFC 4585 §6).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * |V=2|P|  count  |      PT       |  length in words minus one    |
 * |                             SSRC                              |
 * </pre>
 */
public final class RtcpCompound {
    private static final int SENDER_REPORT = 200;
    private static final int GOODBYE = 203;

    private RtcpCompound() {}

    /** Whether every part lies within the packet. */
    public static boolean wellFormed(Packet packet) {
        int at = 0;
        while (at + 4 <= packet.length()) {
            if (packet.u8(at) >> 6 != 2) {
                return false;
            }
            at += partLength(packet, at);
        }
        return at == packet.length() && at >= 8;
    }

    /**
     * Keeps SR, RR, SDES and BYE of a well-formed packet and closes the gaps.
     *
     * @return whether a report that may begin a compound packet is left
     */
    public static boolean keepReports(Packet packet) { // MED-031 · RFC 8834 §10
        int kept = 0;
        int end = packet.length();
        for (int at = 0, part; at < end; at += part) {
            part = partLength(packet, at);
            int type = packet.u8(at + 1);
            if (type >= SENDER_REPORT && type <= GOODBYE) {
                System.arraycopy(packet.bytes(), packet.offset() + at, packet.bytes(), packet.offset() + kept, part);
                kept += part;
            }
        }
        packet.length(kept);
        return kept > 0 && packet.u8(1) <= SENDER_REPORT + 1;
    }

    private static int partLength(Packet packet, int at) {
        return 4 * (packet.u16(at + 2) + 1);
    }
}
