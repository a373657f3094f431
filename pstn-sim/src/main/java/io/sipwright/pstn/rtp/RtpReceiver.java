package io.sipwright.pstn.rtp;

import io.sipwright.pstn.tone.HeardAudio;
import java.time.Instant;
import java.util.List;
import java.util.function.IntConsumer;

/** Turns packets into heard audio and digits. Snapshots may be taken on any thread. */
public final class RtpReceiver {
    private final HeardTimeline timeline = new HeardTimeline();
    private final TelephoneEventReceiver events;
    private volatile int eventType = RtpSender.DEFAULT_EVENT_TYPE;
    private final RtpCounter counter = new RtpCounter();
    private long packets;

    /** @param digits receives each DTMF digit as a character, on the receiving thread */
    public RtpReceiver(IntConsumer digits) {
        events = new TelephoneEventReceiver(digits);
    }

    /** Payload type of telephone events. */
    public void eventType(int payloadType) {
        eventType = payloadType;
    }

    /**
     * Takes one packet. Payload types other than PCMU, PCMA and telephone events are counted and otherwise ignored.
     *
     * @param arrivalMillis wall-clock time
     */
    public synchronized void receive(RtpPacket packet, long arrivalMillis) {
        packets++;
        counter.count(packet, arrivalMillis);
        if (packet.payloadType() == eventType) {
            events.receive(packet);
        } else if (packet.payloadType() == G711.PCMU.payloadType()) {
            hear(packet, G711.PCMU, arrivalMillis);
        } else if (packet.payloadType() == G711.PCMA.payloadType()) {
            hear(packet, G711.PCMA, arrivalMillis);
        }
    }

    private void hear(RtpPacket packet, G711 codec, long arrivalMillis) {
        int at = timeline.place(packet.ssrc(), packet.timestamp(), packet.payloadLength(), arrivalMillis);
        if (at < 0) {
            return;
        }
        short[] samples = timeline.samples();
        for (int i = 0; i < packet.payloadLength(); i++) {
            samples[at + i] = codec.decode(packet.payload(i));
        }
    }

    /** RTP packets received so far, of any payload type. */
    public synchronized long packets() {
        return packets;
    }

    /** The counts so far. */
    public synchronized RtpReception reception() {
        return counter.reception();
    }

    /** The packets of telephone events so far, as they came. */
    public synchronized List<TelephoneEvent> events() {
        return events.packets();
    }

    /** The heard audio, with silence from the last packet to that moment; empty before the first packet. */
    public synchronized HeardAudio heardUntil(long epochMillis) {
        return timeline.isEmpty()
                ? HeardAudio.nothing()
                : new HeardAudio(
                        Instant.ofEpochMilli(timeline.startedAtMillis()),
                        HeardTimeline.RATE,
                        timeline.copyUntil(epochMillis));
    }
}
