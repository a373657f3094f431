package io.sipwright.pstn.rtp;

import java.util.Arrays;

/**
 * Places decoded packets on the wall clock: within a stream by RTP timestamps, so that jitter has no effect; lost
 * packets are silence. A new source, a timestamp that runs ahead of the arrival by more than
 * {@value #MOST_AHEAD_MILLIS} ms, or a packet that is more than {@value #MOST_LATE_MILLIS} ms late starts a new section
 * at its arrival time. Not thread-safe.
 *
 * <p>A section is placed by its fastest packet: delays count from there.
 */
final class HeardTimeline {
    static final int RATE = 8000;
    private static final int PER_MILLI = RATE / 1000;
    private static final int MOST_AHEAD_MILLIS = 300;
    private static final int MOST_LATE_MILLIS = 1000;
    private static final int MOST_SAMPLES = 30 * 60 * RATE;

    private short[] samples = new short[10 * RATE];
    private int length;
    private long startedAtMillis = Long.MIN_VALUE;
    private long ssrc = -1;
    private long firstTimestamp;
    private int firstIndex;

    /**
     * Reserves space for a packet.
     *
     * @return index of its first sample in {@link #samples()}, or -1 if it is before the start or beyond 30 minutes
     */
    int place(long packetSsrc, long timestamp, int count, long arrivalMillis) {
        if (startedAtMillis == Long.MIN_VALUE) {
            startedAtMillis = arrivalMillis;
        }
        int index = packetSsrc == ssrc ? firstIndex + (int) (timestamp - firstTimestamp) : -1;
        int byArrival = (int) Math.min(MOST_SAMPLES, (arrivalMillis - startedAtMillis) * PER_MILLI);
        boolean known = packetSsrc == ssrc
                && index - byArrival <= MOST_AHEAD_MILLIS * PER_MILLI
                && byArrival - index <= MOST_LATE_MILLIS * PER_MILLI;
        if (!known) {
            ssrc = packetSsrc;
            firstTimestamp = timestamp;
            firstIndex = Math.max(byArrival, 0);
            index = firstIndex;
        } else if (index > byArrival && firstIndex == 0) {
            startedAtMillis -= (index - byArrival) / PER_MILLI;
        }
        return index < 0 || !fits(index + count) ? -1 : index;
    }

    private boolean fits(int end) {
        if (end > MOST_SAMPLES) {
            return false;
        }
        if (end > samples.length) {
            samples = Arrays.copyOf(samples, Math.min(MOST_SAMPLES, Math.max(end, 2 * samples.length)));
        }
        length = Math.max(length, end);
        return true;
    }

    short[] samples() {
        return samples;
    }

    boolean isEmpty() {
        return startedAtMillis == Long.MIN_VALUE;
    }

    long startedAtMillis() {
        return startedAtMillis;
    }

    /** The samples, with silence up to that moment. */
    short[] copyUntil(long millis) {
        long until = Math.min(MOST_SAMPLES, (millis - startedAtMillis) * PER_MILLI);
        return Arrays.copyOf(samples, (int) Math.max(length, until));
    }
}
