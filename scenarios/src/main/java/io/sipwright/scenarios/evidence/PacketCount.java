package io.sipwright.scenarios.evidence;

/**
 * Packet counts of one received stream, by RTP sequence numbers.
 *
 * @param listener who received it
 * @param expected packets from the first to the last sequence number
 * @param received packets that arrived, without duplicates
 */
public record PacketCount(String listener, long expected, long received) {
    /** Share of packets that did not come, 0 to 1. */
    public double lost() {
        return expected == 0 ? 0 : Math.max(0, expected - received) / (double) expected;
    }

    /** {@code 150 of 150 packets at the far end}. */
    public String text() {
        return received + " of " + expected + " packets at " + (listener.equals("far end") ? "the " : "") + listener;
    }
}
