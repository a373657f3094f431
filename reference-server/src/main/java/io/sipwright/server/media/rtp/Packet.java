package io.sipwright.server.media.rtp;

/**
 * A datagram in a reusable array, with space after it for an SRTP trailer. Not thread-safe: it belongs to the thread
 * that received it.
 */
public final class Packet {
    /** Largest datagram plus the longest trailer. */
    public static final int CAPACITY = 2048;

    private byte[] bytes = new byte[0];
    private int offset;
    private int length;

    /** A packet with an array of its own. */
    public static Packet allocate() {
        return new Packet().over(new byte[CAPACITY], 0, 0);
    }

    /** Points at a datagram in another array. */
    public Packet over(byte[] array, int start, int size) {
        bytes = array;
        offset = start;
        length = size;
        return this;
    }

    public byte[] bytes() {
        return bytes;
    }

    public int offset() {
        return offset;
    }

    public int length() {
        return length;
    }

    public void offset(int start) {
        offset = start;
    }

    public void length(int size) {
        length = size;
    }

    /** An unsigned byte, counted from the packet's start. */
    public int u8(int at) {
        return bytes[offset + at] & 0xFF;
    }

    public void u8(int at, int value) {
        bytes[offset + at] = (byte) value;
    }

    /** An unsigned 16-bit number in network order. */
    public int u16(int at) {
        return u8(at) << 8 | u8(at + 1);
    }

    /** A 32-bit number in network order, for example an SSRC. */
    public int i32(int at) {
        return u16(at) << 16 | u16(at + 2);
    }
}
