package io.sipwright.pstn.gateway;

/**
 * The timers of RFC 3261 table 4, in milliseconds.
 *
 * @param t1 round-trip estimate
 */
record SipTimers(long t1) {
    /** Longest interval between retransmissions: 4 s at the usual T1. */
    long t2() {
        return 8 * t1;
    }

    /** Longest life of a message in the network: 5 s at the usual T1. */
    long t4() {
        return 10 * t1;
    }

    /** Timers B, F, H, J and L. */
    long giveUp() {
        return 64 * t1;
    }
}
