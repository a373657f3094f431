package io.sipwright.server.media.bridge;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Three generations of an ICE session or a DTLS association: the one in use, the agreed one, and the candidate of an
 * undecided offer. A newer one takes over once it is ready; until then the old one stays in use (RFC 8445 §9, §12.1,
 * RFC 8842 §5.5). All three may be the same. Thread-safe.
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

        /** Why it can no longer be used; null while it can. */
        @Nullable
        String failure();

        @Override
        void close();
    }

    /** The generation to use now: the newest that is ready. */
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

    /** An offer or its answer brings a new candidate; an older one ends. */
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

    /** A generation has become ready, or has failed. */
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

    /** Why the session cannot go on; null while it can, or while a candidate is undecided or may still work. */
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
