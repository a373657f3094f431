package io.sipwright.server.media.bridge;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Three generations of one part of a session, an ICE session or a DTLS association: the one that serves, the one that signalling
 * agreed on, and the candidate of an offer that is not decided yet. A newer one takes over once it is ready; what serves does so
 * until then (RFC 8445 §9, §12.1, RFC 8842 §5.5). All three may be the same. Thread-safe.
 */
final class Succession<T extends Succession.Generation> {
    private @Nullable T serving;
    private @Nullable T agreed;
    private @Nullable T candidate;
    private volatile @Nullable T inUse;

    /** One of them. */
    interface Generation extends AutoCloseable {
        /** Whether it can take over. */
        boolean ready();

        /** Why it can never serve, or not any longer; null while it can. */
        @Nullable
        String failure();

        @Override
        void close();
    }

    /** The one that is to be used now: the newest that is ready. */
    @Nullable
    T inUse() {
        return inUse;
    }

    /** The newest, decided or not. */
    synchronized @Nullable T newest() {
        return candidate == null ? agreed : candidate;
    }

    synchronized @Nullable T agreed() {
        return agreed;
    }

    synchronized @Nullable T candidate() {
        return candidate;
    }

    /** Whether the decision on an offer is open and would change this part, or no first one was decided on. */
    synchronized Stream<T> all() {
        return Stream.of(candidate, agreed, serving).filter(Objects::nonNull).distinct();
    }

    /** An offer or its answer brings a new one; an older candidate ends. */
    synchronized void propose(T fresh) {
        T before = candidate;
        candidate = fresh;
        settle();
        if (before != null) {
            before.close();
        }
    }

    /** The candidate is agreed on. */
    synchronized void accept() {
        T taken = candidate;
        if (taken != null) {
            T before = agreed;
            candidate = null;
            agreed = taken;
            if (before != null && before != serving) {
                before.close();
            }
            settle();
        }
    }

    /** The candidate is dropped. */
    synchronized void withdraw() {
        T dropped = candidate;
        candidate = null;
        settle();
        if (dropped != null) {
            dropped.close();
        }
    }

    /** Something has become ready, or has failed. */
    synchronized void settle() {
        T next = agreed;
        T old = serving;
        if (next != null && next != old && (old == null || next.ready() || old.failure() != null)) {
            serving = next;
            if (old != null) {
                old.close();
            }
        }
        T coming = candidate;
        T now = serving;
        inUse = coming != null && (now == null || coming.ready()) ? coming : now;
    }

    /** Why the session cannot go on; null while it can, or while a candidate may still save it or is not decided on. */
    synchronized @Nullable String failure() {
        T last = agreed;
        if (last == null) {
            return candidate == null ? null : candidate.failure();
        }
        return candidate == null ? last.failure() : null;
    }

    synchronized void close() {
        all().toList().forEach(Generation::close);
        candidate = null;
        agreed = null;
        serving = null;
        inUse = null;
    }
}
