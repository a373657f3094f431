package io.sipwright.scenarios.phone.scripted.media;

import io.sipwright.pstn.rtp.RtpPacket;
import io.sipwright.pstn.rtp.RtpStream;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.List;

/**
 * A thin stream that looks like VP8 on the wire (RFC 7741): ten frames a second, two packets each, with random content.
 * It is not a codec. A frame counts as received when all its packets came, from the start bit to the marker, whether or
 * not it could be decoded. Confined to the phone's event loop.
 */
final class VideoStream {
    private static final int FRAME_MILLIS = 100;
    private static final int CLOCK_PER_MILLI = 90;
    private static final byte START_OF_PARTITION = 0x10;
    private static final int CONTENT = 60;

    private final RtpStream stream;
    private final SecureRandom random = new SecureRandom();
    private long dueAt;
    private long framesSent;
    private long framesReceived;
    private boolean whole;
    private int expected;

    VideoStream() {
        stream = new RtpStream(random);
    }

    long ssrc() {
        return stream.ssrc();
    }

    /** The packets that are due now: those of one frame, or none. */
    List<byte[]> due(long epochMillis, int payloadType) {
        if (epochMillis < dueAt) {
            return List.of();
        }
        dueAt = epochMillis + FRAME_MILLIS;
        stream.advance(FRAME_MILLIS * CLOCK_PER_MILLI);
        return List.of(packet(payloadType, START_OF_PARTITION, false), packet(payloadType, (byte) 0, true));
    }

    private byte[] packet(int payloadType, byte descriptor, boolean last) {
        ByteBuffer out = ByteBuffer.allocate(RtpPacket.FIXED_HEADER + 1 + CONTENT);
        stream.header(out, payloadType, last, stream.timestamp());
        byte[] content = new byte[CONTENT];
        random.nextBytes(content);
        return out.put(descriptor).put(content).array();
    }

    void frameSent() {
        framesSent++;
    }

    void receive(RtpPacket packet) {
        boolean start = packet.payloadLength() > 0 && (packet.payload(0) & 0x17) == START_OF_PARTITION;
        whole = start || (whole && packet.sequence() == expected);
        expected = packet.sequence() + 1 & 0xFFFF;
        if (packet.marker() && whole) {
            framesReceived++;
            whole = false;
        }
    }

    long framesSent() {
        return framesSent;
    }

    long framesReceived() {
        return framesReceived;
    }
}
