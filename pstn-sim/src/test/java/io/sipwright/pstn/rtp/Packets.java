package io.sipwright.pstn.rtp;

import java.nio.ByteBuffer;

/** Builds packets for tests. */
final class Packets {
    private Packets() {}

    static RtpPacket packet(int type, boolean marker, int sequence, long timestamp, byte... payload) {
        ByteBuffer bytes = ByteBuffer.allocate(RtpPacket.FIXED_HEADER + payload.length);
        bytes.put((byte) 0x80).put((byte) (type | (marker ? 0x80 : 0)));
        bytes.putShort((short) sequence).putInt((int) timestamp).putInt(0xcafe).put(payload);
        RtpPacket packet = new RtpPacket();
        if (!packet.wrap(bytes.flip())) {
            throw new IllegalArgumentException("no RTP packet");
        }
        return packet;
    }

    static byte[] voice(G711 codec, short[] samples) {
        byte[] payload = new byte[samples.length];
        for (int n = 0; n < samples.length; n++) {
            payload[n] = codec.encode(samples[n]);
        }
        return payload;
    }
}
