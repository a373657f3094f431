package io.sipwright.server.media.rtp;

/**
 * The RTP header, read and changed in place (RFC 3550 §5.1).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * |V=2|P|X|  CC   |M|     PT      |       sequence number         |
 * |                           timestamp                           |
 * |                             SSRC                              |
 * </pre>
 */
public final class RtpHeader {
    private static final int FIXED = 12;
    private static final int PADDING = 0x20;
    private static final int EXTENSION = 0x10;
    private static final int MARKER = 0x80;

    private RtpHeader() {}

    /** Whether header, CSRCs, extension and padding fit the packet (RFC 3550 §A.1). */
    public static boolean wellFormed(Packet packet) {
        if (packet.length() < FIXED || packet.u8(0) >> 6 != 2) {
            return false;
        }
        int header = headerLength(packet);
        return header <= packet.length() && header + padding(packet) <= packet.length() && paddingSaysItself(packet);
    }

    public static int payloadType(Packet packet) {
        return packet.u8(1) & 0x7F;
    }

    /** Changes the number and keeps the marker. */
    public static void payloadType(Packet packet, int number) {
        packet.u8(1, packet.u8(1) & MARKER | number);
    }

    public static int sequence(Packet packet) {
        return packet.u16(2);
    }

    /** The number's lowest 16 bits. */
    public static void sequence(Packet packet, int number) {
        packet.u8(2, number >> 8);
        packet.u8(3, number);
    }

    public static int ssrc(Packet packet) {
        return packet.i32(8);
    }

    /** Removes extension and padding of a well-formed packet; the payload does not move. */
    public static void strip(Packet packet) {
        int pad = padding(packet);
        packet.length(packet.length() - pad);
        packet.u8(0, packet.u8(0) & ~PADDING);
        if ((packet.u8(0) & EXTENSION) != 0) {
            stripExtension(packet);
        }
    }

    private static void stripExtension(Packet packet) {
        int header = headerLength(packet);
        int kept = FIXED + csrcLength(packet);
        packet.u8(0, packet.u8(0) & ~EXTENSION);
        int shift = header - kept;
        System.arraycopy(packet.bytes(), packet.offset(), packet.bytes(), packet.offset() + shift, kept);
        packet.offset(packet.offset() + shift);
        packet.length(packet.length() - shift);
    }

    private static int headerLength(Packet packet) {
        int length = FIXED + csrcLength(packet);
        if ((packet.u8(0) & EXTENSION) == 0) {
            return length;
        }
        return packet.length() < length + 4 ? Integer.MAX_VALUE / 2 : length + 4 + 4 * packet.u16(length + 2);
    }

    private static int csrcLength(Packet packet) {
        return 4 * (packet.u8(0) & 0x0F);
    }

    private static int padding(Packet packet) {
        return (packet.u8(0) & PADDING) == 0 ? 0 : packet.u8(packet.length() - 1);
    }

    private static boolean paddingSaysItself(Packet packet) {
        return (packet.u8(0) & PADDING) == 0 || padding(packet) > 0;
    }
}
