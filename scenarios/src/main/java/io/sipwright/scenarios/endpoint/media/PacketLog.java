package io.sipwright.scenarios.endpoint.media;

import io.sipwright.pstn.rtp.RtpPacket;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The RTP packets that an endpoint has sent or received, in order. Safe for any thread; the newest 50,000 count. */
public final class PacketLog {
    private static final int MOST = 50_000;

    private final List<Packet> packets = new ArrayList<>();

    /**
     * One packet.
     *
     * @param at when
     * @param type payload type
     * @param sequence 0 to 65535
     * @param timestamp 0 to 2^32 - 1
     * @param ssrc 0 to 2^32 - 1
     */
    public record Packet(Instant at, int type, int sequence, long timestamp, long ssrc) {}

    synchronized void add(byte[] rtp) {
        RtpPacket view = new RtpPacket();
        if (packets.size() < MOST && view.wrap(ByteBuffer.wrap(rtp))) {
            packets.add(new Packet(Instant.now(), view.payloadType(), view.sequence(), view.timestamp(), view.ssrc()));
        }
    }

    /** Those of this moment and later. */
    public synchronized List<Packet> since(Instant moment) {
        return packets.stream().filter(p -> !p.at().isBefore(moment)).toList();
    }

    public synchronized int count() {
        return packets.size();
    }
}
