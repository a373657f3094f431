package io.sipwright.server.media.dtls;

import io.sipwright.server.limit.Limit;
import io.sipwright.server.limit.LimitCounters;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The handshakes that have begun and are not complete (SEC-003, RFC 5763 §6.7). Where there are too many, in all or of one owner,
 * the oldest gives way to a new one, once it has had the time that a handshake takes; until then the new one waits. Thread-safe.
 */
final class HalfOpenHandshakes {
    private final DtlsSettings settings;
    private final LimitCounters counters;
    /** Oldest first. */
    private final Deque<Entry> open = new ArrayDeque<>();

    HalfOpenHandshakes(DtlsSettings settings, LimitCounters counters) {
        this.settings = settings;
        this.counters = counters;
    }

    /**
     * One of them.
     *
     * @param owner whose handshakes are counted together
     * @param begun nanoseconds of a clock that only runs forwards
     * @param giveWay ends the handshake; does not block
     */
    record Entry(String owner, long begun, Runnable giveWay) {}

    /** Whether this one may begin; {@link #leave} must follow then. */
    boolean enter(Entry fresh) {
        Optional<Entry> oldest;
        synchronized (this) {
            long ofOwner = ofOwner(fresh.owner()).count();
            boolean full = open.size() >= settings.halfOpen();
            if (ofOwner < settings.halfOpenOfOwner() && !full) {
                return open.add(fresh);
            }
            boolean ownerFull = ofOwner >= settings.halfOpenOfOwner();
            counters.reached(ownerFull ? Limit.HALF_OPEN_HANDSHAKES_OF_ACCOUNT : Limit.HALF_OPEN_HANDSHAKES);
            oldest = (ownerFull ? ofOwner(fresh.owner()) : open.stream())
                    .findFirst()
                    .filter(entry -> fresh.begun() - entry.begun()
                            >= settings.firstFlight().toNanos());
            if (oldest.isEmpty()) {
                return false;
            }
            open.remove(oldest.get());
            open.add(fresh);
        }
        oldest.get().giveWay().run();
        return true;
    }

    synchronized void leave(Entry entry) {
        open.removeIf(other -> other == entry);
    }

    private Stream<Entry> ofOwner(String owner) {
        return open.stream().filter(entry -> entry.owner().equals(owner));
    }
}
