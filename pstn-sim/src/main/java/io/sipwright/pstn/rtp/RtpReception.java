package io.sipwright.pstn.rtp;

import java.util.Locale;

/**
 * Counts of all sources of a receiver together (RFC 3550 §A.1, §A.3). Every packet counts, whatever its payload type.
 *
 * @param received packets, without duplicates
 * @param lost sequence numbers that never came between the first and the last of each source
 * @param longestLoss the most consecutive numbers that never came
 * @param repeated packets whose number had come before
 * @param late packets that came after a later one
 * @param timestampJumps how often the timestamp did not grow by what the packet before it held, without a marker bit
 * @param sources how many SSRCs
 * @param longestPauseMillis between two arrivals of one source
 */
public record RtpReception(
        long received,
        long lost,
        long longestLoss,
        long repeated,
        long late,
        long timestampJumps,
        int sources,
        long longestPauseMillis) {
    /** Nothing has come. */
    public static final RtpReception NONE = new RtpReception(0, 0, 0, 0, 0, 0, 0, 0);

    /** Share of the packets that never came, 0 to 1; 0 if none came. */
    public double lossShare() {
        return received + lost == 0 ? 0 : lost / (double) (received + lost);
    }

    /** One clause for a report. */
    public String summary() {
        return String.format(
                Locale.ROOT,
                "%d packets received, %d lost (%.1f %%, %d in a row at the most), %d repeated, %d late, longest pause %d ms",
                received,
                lost,
                100 * lossShare(),
                longestLoss,
                repeated,
                late,
                longestPauseMillis);
    }
}
