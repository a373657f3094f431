package io.sipwright.server.media.dtls;

import io.sipwright.server.limit.Limit;
import io.sipwright.server.limit.LimitCounters;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts handshakes that have begun and are not complete, in all and by owner (SEC-003). Thread-safe. */
final class HalfOpenHandshakes {
    private final int most;
    private final int mostOfOwner;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<String, Integer> ofOwner = new ConcurrentHashMap<>();
    private final LimitCounters counters;

    HalfOpenHandshakes(DtlsSettings settings, LimitCounters counters) {
        this.counters = counters;
        this.most = settings.halfOpen();
        this.mostOfOwner = settings.halfOpenOfOwner();
    }

    /** Whether one more may begin; {@link #leave} must follow then. */
    boolean enter(String owner) {
        if (ofOwner.merge(owner, 1, Integer::sum) > mostOfOwner) {
            forget(owner);
            counters.reached(Limit.HALF_OPEN_HANDSHAKES_OF_ACCOUNT);
            return false;
        }
        if (open.incrementAndGet() > most) {
            leave(owner);
            counters.reached(Limit.HALF_OPEN_HANDSHAKES);
            return false;
        }
        return true;
    }

    void leave(String owner) {
        open.decrementAndGet();
        forget(owner);
    }

    private void forget(String owner) {
        ofOwner.computeIfPresent(owner, (name, count) -> count == 1 ? null : count - 1);
    }
}
