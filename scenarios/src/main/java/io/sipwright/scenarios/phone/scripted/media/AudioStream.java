package io.sipwright.scenarios.phone.scripted.media;

import io.sipwright.pstn.rtp.FrameSource;
import io.sipwright.pstn.rtp.RtpPacket;
import io.sipwright.pstn.rtp.RtpReceiver;
import io.sipwright.pstn.rtp.RtpReception;
import io.sipwright.pstn.rtp.RtpSender;
import io.sipwright.pstn.tone.HeardAudio;
import io.sipwright.scenarios.phone.scripted.sdp.Agreement;
import java.nio.ByteBuffer;
import java.security.SecureRandom;

/** Sends and receives G.711, and sends digits. Confined to the phone's event loop, except {@link #heard()}. */
final class AudioStream {
    private static final int LARGEST = 1500;

    private final FrameSource voice;
    private final RtpSender sender = new RtpSender(new SecureRandom());
    private final RtpReceiver receiver = new RtpReceiver(this::pressed);
    private final StringBuilder digits = new StringBuilder();
    private final MediaClock clock;
    private final ByteBuffer out = ByteBuffer.allocate(LARGEST);
    private boolean receives;
    private long sent;
    private String codec = "";
    private volatile long closedAt;

    AudioStream(FrameSource voice, MediaClock clock) {
        this.voice = voice;
        this.clock = clock;
    }

    long ssrc() {
        return sender.ssrc();
    }

    void agreed(Agreement.Audio audio) {
        codec = audio.codec().name() + "/8000";
        receives = audio.direction().receives();
        sender.codec(audio.codec());
        audio.events().ifPresent(sender::eventType);
        audio.ownEvents().ifPresent(receiver::eventType);
        sender.voice(audio.direction().sends() ? voice : null);
    }

    void press(String toSend) {
        sender.press(toSend);
    }

    private void pressed(int digit) {
        digits.append((char) digit);
    }

    /** Received RFC 4733 digits: evidence only, because browsers do not report them to a page. */
    String digits() {
        return digits.toString();
    }

    /** The packet of this 20 ms frame; empty in silence. */
    byte[] frame(long epochMillis) {
        out.clear();
        sender.frame(epochMillis, out);
        byte[] packet = new byte[out.position()];
        out.flip().get(packet);
        return packet;
    }

    void sent() {
        sent++;
    }

    void hear(RtpPacket packet) {
        if (receives) {
            receiver.receive(packet, clock.millis());
        }
    }

    void close() {
        closedAt = clock.millis();
    }

    HeardAudio heard() {
        return receiver.heardUntil(closedAt > 0 ? closedAt : clock.millis());
    }

    String codec() {
        return codec;
    }

    long packetsSent() {
        return sent;
    }

    RtpReception reception() {
        return receiver.reception();
    }

    long packetsReceived() {
        return receiver.packets();
    }
}
