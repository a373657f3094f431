package io.sipwright.pstn.rtp;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts packets of each source by sequence number, timestamp and arrival. A source that restarts its sequence numbers
 * counts as a new source. Not thread-safe.
 */
final class RtpCounter {
    /** More sources than this are counted as one. */
    private static final int MOST_SOURCES = 256;
    /**
     * A sequence number so far from the last one is a restart, not a loss (RFC 3550 §A.1: MAX_DROPOUT, MAX_MISORDER).
     */
    private static final int MOST_AHEAD = 3000;

    private static final int MOST_BEHIND = 100;
    private static final long UNKNOWN = -1;

    private final Map<Long, Source> sources = new LinkedHashMap<>();
    private final Ended ended = new Ended();

    void count(RtpPacket packet, long arrivalMillis) {
        long ssrc = sources.size() < MOST_SOURCES || sources.containsKey(packet.ssrc()) ? packet.ssrc() : -1;
        Source source = sources.computeIfAbsent(ssrc, none -> new Source(packet.sequence()));
        if (!source.continues(packet.sequence())) {
            ended.add(source);
            source = new Source(packet.sequence());
            sources.put(ssrc, source);
        }
        source.count(packet, arrivalMillis);
    }

    RtpReception reception() {
        Ended all = new Ended();
        all.add(ended);
        sources.values().forEach(all::add);
        return new RtpReception(
                all.received,
                all.lost,
                all.longestLoss,
                all.repeated,
                all.late,
                all.timestampJumps,
                sources.size(),
                all.longestPause);
    }

    /** Sums. */
    private static final class Ended {
        private long received;
        private long lost;
        private long longestLoss;
        private long repeated;
        private long late;
        private long timestampJumps;
        private long longestPause;

        void add(Source source) {
            long came = source.came.cardinality();
            received += came;
            lost += source.came.length() - came;
            longestLoss = Math.max(longestLoss, source.longestLoss());
            repeated += source.repeated;
            late += source.late;
            timestampJumps += source.timestampJumps;
            longestPause = Math.max(longestPause, source.longestPause);
        }

        void add(Ended other) {
            received += other.received;
            lost += other.lost;
            longestLoss = Math.max(longestLoss, other.longestLoss);
            repeated += other.repeated;
            late += other.late;
            timestampJumps += other.timestampJumps;
            longestPause = Math.max(longestPause, other.longestPause);
        }
    }

    /** One source since the last start of its sequence numbers. */
    private static final class Source {
        private final int first;
        private final BitSet came = new BitSet();
        private int highest;
        private long repeated;
        private long late;
        private long timestampJumps;
        private long longestPause;
        private long lastArrival = -1;
        private long expectedTimestamp = UNKNOWN;

        Source(int first) {
            this.first = first;
        }

        /** Whether the sequence number is near the earlier ones. */
        boolean continues(int sequence) {
            int ahead = ahead(sequence);
            return came.isEmpty() || ahead <= MOST_AHEAD && ahead >= -MOST_BEHIND && highest + ahead >= 0;
        }

        /** How far the number is ahead of the highest one, which does not wrap. */
        private int ahead(int sequence) {
            return (short) (sequence - (first + highest));
        }

        void count(RtpPacket packet, long arrivalMillis) {
            int index = came.isEmpty() ? 0 : highest + ahead(packet.sequence());
            if (lastArrival >= 0) {
                longestPause = Math.max(longestPause, arrivalMillis - lastArrival);
            }
            lastArrival = arrivalMillis;
            if (came.get(index)) {
                repeated++;
            } else if (index < highest) {
                late++;
            } else {
                boolean next = index == highest + 1;
                boolean jumped = expectedTimestamp != UNKNOWN && packet.timestamp() != expectedTimestamp;
                boolean audio = isAudio(packet);
                timestampJumps += next && audio && jumped && !packet.marker() ? 1 : 0;
                expectedTimestamp = audio ? packet.timestamp() + packet.payloadLength() & 0xffff_ffffL : UNKNOWN;
                highest = index;
            }
            came.set(index);
        }

        /** One octet of G.711 is one sample; the duration of other payloads is unknown. */
        private static boolean isAudio(RtpPacket packet) {
            return packet.payloadType() == G711.PCMU.payloadType() || packet.payloadType() == G711.PCMA.payloadType();
        }

        long longestLoss() {
            int longest = 0;
            for (int from = came.nextClearBit(0); from < came.length(); from = came.nextClearBit(from)) {
                int to = came.nextSetBit(from);
                longest = Math.max(longest, to - from);
                from = to;
            }
            return longest;
        }
    }
}
