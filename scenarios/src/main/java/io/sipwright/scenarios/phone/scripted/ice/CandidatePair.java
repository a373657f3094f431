package io.sipwright.scenarios.phone.scripted.ice;

import java.net.InetSocketAddress;

/** Our socket and one address of the far side. Confined to the agent's thread. */
final class CandidatePair {
    /** RFC 8445 §6.1.2.6; pairs are never frozen, because there is one stream and one component. */
    enum State {
        WAITING,
        IN_PROGRESS,
        SUCCEEDED,
        FAILED
    }

    private final InetSocketAddress remote;
    private final long priority;
    State state = State.WAITING;
    /** The controlling side has nominated this pair (RFC 8445 §7.3.1.5). */
    boolean nominatedByPeer;

    CandidatePair(InetSocketAddress remote, long priority) {
        this.remote = remote;
        this.priority = priority;
    }

    InetSocketAddress remote() {
        return remote;
    }

    /** The remote candidate's priority; the kernel chooses the local candidate, the same for all. */
    long priority() {
        return priority;
    }
}
