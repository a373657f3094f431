package io.sipwright.pstn.rtp;

import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Sends digits as telephone events (RFC 4733 §2.5.1): one packet every 20 ms with the growing duration, the last packet
 * three times with the end bit, then a pause. {@link #press} may be called on any thread.
 */
final class TelephoneEventSender {
    private static final int TONE_FRAMES = 5;
    private static final int END_FRAMES = 3;
    private static final int PAUSE_FRAMES = 4;
    private static final int VOLUME = 10;

    private final Queue<Integer> waiting = new ConcurrentLinkedQueue<>();
    private int event = -1;
    private int frame;
    private int startTimestamp;

    /** @throws IllegalArgumentException on a character that is no DTMF digit */
    void press(String digits) {
        for (char digit : digits.toCharArray()) {
            int code = TelephoneEventReceiver.code(digit);
            if (code < 0) {
                throw new IllegalArgumentException("'" + digit + "' is no DTMF digit (RFC 4733 §3.2)");
            }
            waiting.add(code);
        }
    }

    /** Whether this 20 ms belong to a digit, so that no audio may be sent. */
    boolean isActive() {
        return event >= 0 || !waiting.isEmpty();
    }

    /** Writes the packet of this frame, if it has one; the buffer stays empty in the pause. */
    void write(RtpStream stream, int payloadType, ByteBuffer out) {
        if (event < 0) {
            Integer next = waiting.poll();
            if (next == null) {
                return;
            }
            event = next;
            frame = 0;
            startTimestamp = stream.timestamp();
        }
        if (frame < TONE_FRAMES + END_FRAMES) {
            int end = frame >= TONE_FRAMES ? 0x80 : 0;
            int duration = Math.min(frame + 1, TONE_FRAMES) * RtpSender.FRAME_SAMPLES;
            stream.header(out, payloadType, frame == 0, startTimestamp);
            out.put((byte) event).put((byte) (end | VOLUME)).putShort((short) duration);
        }
        frame++;
        if (frame >= TONE_FRAMES + END_FRAMES + PAUSE_FRAMES) {
            event = -1;
        }
    }
}
