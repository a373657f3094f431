package io.sipwright.pstn.rtp;

import java.nio.ByteBuffer;

/**
 * A view of one RTP packet in a buffer (RFC 3550 §5.1). Reads in place and copies nothing; {@link #wrap} moves it to
 * another packet, so one instance serves a whole stream. Not thread-safe.
 */
public final class RtpPacket {
    public static final int FIXED_HEADER = 12;

    private static final int VERSION = 2;

    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private int start;
    private int length;
    private int payloadStart;
    private int payloadLength;

    /**
     * Looks at the bytes between the buffer's position and limit, which it does not move.
     *
     * @return whether they are a whole RTP packet; if not, no other method may be called
     */
    public boolean wrap(ByteBuffer bytes) {
        buffer = bytes;
        start = bytes.position();
        length = bytes.remaining();
        if (length < FIXED_HEADER || version() != VERSION) {
            return false;
        }
        int header = FIXED_HEADER + 4 * csrcCount();
        if (hasExtension()) {
            if (length < header + 4) {
                return false;
            }
            header += 4 + 4 * unsigned16(header + 2);
        }
        int padding = hasPadding() ? bytes.get(start + length - 1) & 0xff : 0;
        payloadStart = start + header;
        payloadLength = length - header - padding;
        return payloadLength >= 0;
    }

    public int version() {
        return at(0) >> 6;
    }

    public boolean hasPadding() {
        return (at(0) & 0x20) != 0;
    }

    public boolean hasExtension() {
        return (at(0) & 0x10) != 0;
    }

    public int csrcCount() {
        return at(0) & 0x0f;
    }

    public boolean marker() {
        return (at(1) & 0x80) != 0;
    }

    public int payloadType() {
        return at(1) & 0x7f;
    }

    /** 0 to 65535. */
    public int sequence() {
        return unsigned16(2);
    }

    /** 0 to 2^32 - 1. */
    public long timestamp() {
        return buffer.getInt(start + 4) & 0xffff_ffffL;
    }

    /** 0 to 2^32 - 1. */
    public long ssrc() {
        return buffer.getInt(start + 8) & 0xffff_ffffL;
    }

    public int payloadLength() {
        return payloadLength;
    }

    /** One byte of the payload, 0 to 255. */
    public int payload(int index) {
        return buffer.get(payloadStart + index) & 0xff;
    }

    private int at(int index) {
        return buffer.get(start + index) & 0xff;
    }

    private int unsigned16(int index) {
        return buffer.getShort(start + index) & 0xffff;
    }
}
