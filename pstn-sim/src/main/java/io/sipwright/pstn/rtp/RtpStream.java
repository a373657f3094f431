package io.sipwright.pstn.rtp;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/** Numbers the packets of one source: SSRC, sequence and timestamp with random starts (RFC 3550 §5.1). */
public final class RtpStream {
    private static final byte VERSION_2 = (byte) 0x80;

    private final int ssrc;
    private int sequence;
    private int timestamp;

    public RtpStream(RandomGenerator random) {
        ssrc = random.nextInt();
        sequence = random.nextInt(1 << 16);
        timestamp = random.nextInt();
    }

    /** Timestamp of the current media moment. */
    public int timestamp() {
        return timestamp;
    }

    public long ssrc() {
        return ssrc & 0xffff_ffffL;
    }

    /** Advances the timestamp, whether or not anything is sent. */
    public void advance(int samples) {
        timestamp += samples;
    }

    /** Writes the header of the next packet at the buffer's position. */
    public void header(ByteBuffer out, int payloadType, boolean marker, int packetTimestamp) {
        out.put(VERSION_2).put((byte) (payloadType | (marker ? 0x80 : 0)));
        out.putShort((short) sequence).putInt(packetTimestamp).putInt(ssrc);
        sequence++;
    }
}
