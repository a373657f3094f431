package io.sipwright.server.app;

import io.sipwright.server.clock.Scheduler;
import io.sipwright.server.limit.Limit;
import io.sipwright.server.limit.LimitCounters;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs once a minute which limits were reached since the last time, in one line. */
final class LimitLog {
    private static final Logger LOG = LoggerFactory.getLogger(LimitLog.class);
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final LimitCounters counters;
    private final Scheduler scheduler;
    private Map<Limit, Long> said = Map.of();

    LimitLog(LimitCounters counters, Scheduler scheduler) {
        this.counters = counters;
        this.scheduler = scheduler;
    }

    void start() {
        scheduler.after(INTERVAL, () -> {
            Map<Limit, Long> fresh = fresh();
            if (!fresh.isEmpty()) {
                LOG.warn("limits reached in the last minute: {}", fresh);
            }
            start();
        });
    }

    /** What was counted since the last call. */
    private Map<Limit, Long> fresh() {
        Map<Limit, Long> now = counters.all();
        Map<Limit, Long> fresh = new EnumMap<>(Limit.class);
        now.forEach((limit, count) -> {
            long more = count - said.getOrDefault(limit, 0L);
            if (more > 0) {
                fresh.put(limit, more);
            }
        });
        said = now;
        return fresh;
    }
}
