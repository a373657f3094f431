package io.sipwright.scenarios.phone.scripted.ice;

/** One outgoing Binding request with its retransmissions (RFC 8489 §6.2.1). Confined to the agent's thread. */
final class Check {
    /** A third of RFC 8445's 500 ms, so that a loss delays a scenario little. */
    private static final long FIRST_RETRY_NANOS = 160_000_000L;

    private static final int SENDINGS = 7;

    private final CandidatePair pair;
    private final byte[] packet;
    private final boolean nominating;
    private final boolean controlling;
    private long retryNanos = FIRST_RETRY_NANOS;
    private long dueAt;
    private int sent = 1;

    Check(CandidatePair pair, byte[] packet, boolean nominating, boolean controlling, long now) {
        this.pair = pair;
        this.packet = packet;
        this.nominating = nominating;
        this.controlling = controlling;
        this.dueAt = now + retryNanos;
    }

    CandidatePair pair() {
        return pair;
    }

    byte[] packet() {
        return packet;
    }

    boolean nominating() {
        return nominating;
    }

    /** The role that the request announced; a 487 is about this one (RFC 8445 §7.2.5.1). */
    boolean controlling() {
        return controlling;
    }

    boolean due(long now) {
        return now - dueAt >= 0;
    }

    /** Counts a retransmission; false if the request is given up. */
    boolean again(long now) {
        sent++;
        retryNanos *= 2;
        dueAt = now + retryNanos;
        return sent <= SENDINGS;
    }
}
