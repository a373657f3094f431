package io.sipwright.pstn.ua;

/**
 * The timers of RFC 3261 table 4, in milliseconds.
 *
 * @param t1 round-trip estimate
 */
public record SipTimers(long t1) {
    /** T1 is 500 ms. */
    public static final SipTimers STANDARD = new SipTimers(500);

    /** Longest interval between retransmissions: 4 s at the usual T1. */
    public long t2() {
        return 8 * t1;
    }

    /** Longest life of a message in the network: 5 s at the usual T1. */
    public long t4() {
        return 10 * t1;
    }

    /** Timers B, F, H, J, L and M: 32 s at the usual T1. */
    public long giveUp() {
        return 64 * t1;
    }
}
