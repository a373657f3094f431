package io.sipwright.server.media.ice;

import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** Our one candidate with one address of the peer (RFC 8445 §6.1.2). */
final class CandidatePair {
    /** A peer checks a pair in use at least every 6 s (RFC 7675 §5.1). */
    private static final long SILENT = TimeUnit.SECONDS.toNanos(8);

    private final InetSocketAddress remote;
    private long priority;
    private long heard;
    private PairState state = PairState.WAITING;
    private boolean wanted;

    CandidatePair(InetSocketAddress remote) {
        this.remote = remote;
    }

    InetSocketAddress remote() {
        return remote;
    }

    PairState state() {
        return state;
    }

    void state(PairState next) {
        state = next;
    }

    boolean valid() {
        return state == PairState.SUCCEEDED;
    }

    /**
     * The peer has checked it.
     *
     * @param candidatePriority of its end
     * @param nominates whether it is the controlling agent and says USE-CANDIDATE
     */
    void heard(long candidatePriority, boolean nominates, long now) {
        priority = candidatePriority;
        wanted = nominates || wanted && !valid();
        heard = now;
    }

    /** Whether the peer nominated it with its last check, or with any before it works (RFC 8445 §7.3.1.5). */
    boolean wanted() {
        return wanted;
    }

    /**
     * Whether it replaces another pair, now that it is nominated. With aggressive nomination the pair with the highest
     * priority counts (RFC 5245 §8.1.1.1; it follows the remote candidate's, since ours is always the same). A peer
     * that switches to another pair nominates only that one from then on, or is silent on the first.
     */
    boolean replaces(CandidatePair other, long now) {
        return priority > other.priority || !other.wanted || now - other.heard > SILENT;
    }
}
