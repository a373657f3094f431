package io.sipwright.pstn.rtp;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Reads digits from telephone-event packets (RFC 4733 §2.5.2): however many packets an event has, it is reported once, at
 * the first of them. A long event that goes on in a further segment (§2.5.1.3) is still the same.
 */
public final class TelephoneEventReceiver {
    private static final String DIGITS = "0123456789*#ABCD";
    private static final int END = 0x80;
    private static final int LONGEST_SEGMENT = 0xffff;
    /** Packets beyond this many are read, but not kept. */
    private static final int MOST_KEPT = 10_000;

    private final IntConsumer digits;
    private final List<Kept> packets = new ArrayList<>();
    private long current = -1;
    private long currentSsrc = -1;
    private int currentSequence;
    private int currentDuration;

    private record Kept(long ssrc, int sequence, TelephoneEvent event) {
        boolean is(RtpPacket other) {
            return ssrc == other.ssrc() && sequence == other.sequence();
        }

        /** Whether a packet of the same stream was sent before this one (RFC 3550 §5.1). */
        boolean isAfter(RtpPacket other) {
            return ssrc == other.ssrc() && (short) (sequence - other.sequence()) > 0;
        }
    }

    /** @param digits receives each digit as a character, on the receiving thread */
    public TelephoneEventReceiver(IntConsumer digits) {
        this.digits = digits;
    }

    /** Takes a packet of the negotiated payload type; payloads shorter than 4 bytes and events above 15 are ignored. */
    public void receive(RtpPacket packet) {
        if (packet.payloadLength() < 4 || packet.payload(0) >= DIGITS.length()) {
            return;
        }
        if (packets.size() < MOST_KEPT) {
            keep(packet);
        }
        boolean same = packet.ssrc() == currentSsrc && (packet.timestamp() == current || isOlderOrSegment(packet));
        if (!same) {
            digits.accept(DIGITS.charAt(packet.payload(0)));
        }
        if (!same || packet.timestamp() == current || isSegment(packet)) {
            current = packet.timestamp();
            currentSsrc = packet.ssrc();
            currentSequence = packet.sequence();
            currentDuration = packet.payload(2) << 8 | packet.payload(3);
        }
    }

    /**
     * Networks may change the order of packets: each is kept where its sequence number puts it. A packet that was there
     * before is kept where it came, since it is a repetition.
     */
    private void keep(RtpPacket packet) {
        Kept fresh = new Kept(packet.ssrc(), packet.sequence(), event(packet));
        int at = packets.size();
        while (at > 0 && packets.get(at - 1).isAfter(packet)) {
            at--;
        }
        boolean repeated = at > 0 && packets.get(at - 1).is(packet);
        packets.add(repeated ? packets.size() : at, fresh);
    }

    private static TelephoneEvent event(RtpPacket packet) {
        return new TelephoneEvent(
                DIGITS.charAt(packet.payload(0)),
                packet.timestamp(),
                packet.marker(),
                (packet.payload(1) & END) != 0,
                packet.payload(2) << 8 | packet.payload(3));
    }

    /** Every packet of an event, in the order in which they were sent. */
    List<TelephoneEvent> packets() {
        return packets.stream().map(Kept::event).toList();
    }

    /**
     * A late packet of an earlier event, or the next segment of a long one. The order is by sequence number: with some
     * senders (FreeSWITCH before it has sent audio) the timestamp of the first event is unrelated to that of the next.
     */
    private boolean isOlderOrSegment(RtpPacket packet) {
        return (short) (packet.sequence() - currentSequence) < 0 || isSegment(packet);
    }

    private boolean isSegment(RtpPacket packet) {
        return !packet.marker()
                && currentDuration == LONGEST_SEGMENT
                && (int) (packet.timestamp() - current) == LONGEST_SEGMENT;
    }

    /** The event code of a digit, or -1. */
    static int code(char digit) {
        return DIGITS.indexOf(Character.toUpperCase(digit));
    }
}
