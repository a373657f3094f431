package io.sipwright.pstn.rtp;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes packets from audio and digits, one call of {@link #frame} per 20 ms. Setters are safe for any thread. */
public final class RtpSender {
    static final int FRAME_SAMPLES = 160;
    static final int DEFAULT_EVENT_TYPE = 101;

    private final RtpStream stream;
    private final TelephoneEventSender events = new TelephoneEventSender();
    private final short[] samples = new short[FRAME_SAMPLES];
    private volatile @Nullable FrameSource voice;
    private volatile G711 codec = G711.PCMU;
    private volatile int eventType = DEFAULT_EVENT_TYPE;
    private boolean talking;
    private long lastEpochMillis = -1;

    public RtpSender(RandomGenerator random) {
        stream = new RtpStream(random);
    }

    /** The source number of everything sent, 0 to 2^32 - 1. */
    public long ssrc() {
        return stream.ssrc();
    }

    public void voice(@Nullable FrameSource source) {
        voice = source;
    }

    public void codec(G711 newCodec) {
        codec = newCodec;
    }

    public void eventType(int payloadType) {
        eventType = payloadType;
    }

    public void press(String digits) {
        events.press(digits);
    }

    /** Writes the packet of this frame; nothing if there is no audio. */
    public void frame(long epochMillis, ByteBuffer out) {
        advanceTo(epochMillis);
        FrameSource source = voice;
        if (events.isActive()) {
            events.write(stream, eventType, out);
            talking = false;
        } else if (source != null) {
            source.speak(epochMillis, samples);
            stream.header(out, codec.payloadType(), !talking, stream.timestamp());
            for (short sample : samples) {
                out.put(codec.encode(sample));
            }
            talking = true;
        } else {
            talking = false;
        }
    }

    /** The RTP timestamp follows the time of the frames, whether they were sent or skipped. */
    private void advanceTo(long epochMillis) {
        if (lastEpochMillis >= 0) {
            stream.advance((int) (epochMillis - lastEpochMillis) * FRAME_SAMPLES / MediaLoop.FRAME_MILLIS);
        }
        lastEpochMillis = epochMillis;
    }

    /** Writes the received payload and timing as our own packet. */
    void reflect(RtpPacket packet, ByteBuffer out) {
        stream.header(out, packet.payloadType(), packet.marker(), (int) packet.timestamp());
        for (int i = 0; i < packet.payloadLength(); i++) {
            out.put((byte) packet.payload(i));
        }
    }
}
