package io.sipwright.server.transaction;

import java.time.Duration;

/**
 * The timer table of RFC 3261 §17 (table 4), as changed by RFC 6026. A reliable transport needs neither retransmissions
 * nor the wait for those of the peer (WS-029 · RFC 7118 §5).
 *
 * @param t1 the estimated round-trip time
 * @param t2 the longest interval between retransmissions of a non-INVITE request or of an INVITE's response
 * @param t4 the longest time that a message stays in the network
 */
record Timers(Duration t1, Duration t2, Duration t4) {
    static final Timers RFC_3261 = new Timers(Duration.ofMillis(500), Duration.ofSeconds(4), Duration.ofSeconds(5));

    private static final int GIVE_UP = 64;

    /** 100 is due after this time unless the transaction user responded (§17.2.1). */
    Duration trying() {
        return Duration.ofMillis(200);
    }

    /** First INVITE retransmission, then doubled (§17.1.1.2). */
    Duration a() {
        return t1;
    }

    /** The INVITE times out (§17.1.1.2). */
    Duration b() {
        return t1.multipliedBy(GIVE_UP);
    }

    /** Waits for retransmitted non-2xx finals (§17.1.1.2: at least 32 s, or 0). */
    Duration d(boolean reliable) {
        return reliable ? Duration.ZERO : t1.multipliedBy(GIVE_UP);
    }

    /** First non-INVITE retransmission, then doubled up to T2 (§17.1.2.2). */
    Duration e() {
        return t1;
    }

    /** The non-INVITE request times out (§17.1.2.2). */
    Duration f() {
        return t1.multipliedBy(GIVE_UP);
    }

    /** First retransmission of a non-2xx final, then doubled up to T2 (§17.2.1). */
    Duration g() {
        return t1;
    }

    /** Waits for ACK (§17.2.1). */
    Duration h() {
        return t1.multipliedBy(GIVE_UP);
    }

    /** Waits for retransmitted ACKs (§17.2.1). */
    Duration i(boolean reliable) {
        return reliable ? Duration.ZERO : t4;
    }

    /** Waits for retransmitted non-INVITE requests (§17.2.2). */
    Duration j(boolean reliable) {
        return reliable ? Duration.ZERO : t1.multipliedBy(GIVE_UP);
    }

    /**
     * A non-INVITE request without a final response is dropped after this; its client timed out after half of it
     * (§17.1.2.2).
     */
    Duration abandoned() {
        return f().multipliedBy(2);
    }

    /** Waits for retransmitted non-INVITE finals (§17.1.2.2). */
    Duration k(boolean reliable) {
        return reliable ? Duration.ZERO : t4;
    }

    /** Waits for retransmitted INVITEs after a 2xx; on every transport (RFC 6026 §7.1). */
    Duration l() {
        return t1.multipliedBy(GIVE_UP);
    }

    /** Waits for further 2xx; on every transport (RFC 6026 §7.2). */
    Duration m() {
        return t1.multipliedBy(GIVE_UP);
    }

    /** The INVITE times out after its CANCEL (§9.1). */
    Duration cancelled() {
        return t1.multipliedBy(GIVE_UP);
    }

    /** The next interval. */
    Duration doubled(Duration interval) {
        return interval.multipliedBy(2);
    }

    /** The next interval, at most T2. */
    Duration doubledUpToT2(Duration interval) {
        Duration next = doubled(interval);
        return next.compareTo(t2) > 0 ? t2 : next;
    }
}
