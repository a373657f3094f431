package io.sipwright.server.limit;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** How often each limit was reached since the server started. Thread-safe; never blocks. */
public final class LimitCounters {
    private final Map<Limit, LongAdder> reached = new EnumMap<>(Limit.class);

    public LimitCounters() {
        for (Limit limit : Limit.values()) {
            reached.put(limit, new LongAdder());
        }
    }

    public void reached(Limit limit) {
        adder(limit).increment();
    }

    public long count(Limit limit) {
        return adder(limit).sum();
    }

    /** The limits that were reached at least once. */
    public Map<Limit, Long> all() {
        Map<Limit, Long> all = new EnumMap<>(Limit.class);
        for (Limit limit : Limit.values()) {
            if (count(limit) > 0) {
                all.put(limit, count(limit));
            }
        }
        return all;
    }

    private LongAdder adder(Limit limit) {
        LongAdder adder = reached.get(limit);
        if (adder == null) {
            throw new IllegalStateException(limit + " has no counter");
        }
        return adder;
    }
}
