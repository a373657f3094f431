package io.sipwright.server.auth;

import io.sipwright.server.limit.Limit;
import io.sipwright.server.limit.LimitCounters;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Recent wrong passwords by account and source (SEC-004, RFC 3261 §26.3.2.4). After too many within the window, logins
 * of that account from that source are refused without a check until the window ends; the account's owner elsewhere is
 * not affected. The source is the one that the nonce was given to: whoever forges the source of a datagram never sees a
 * nonce of it. Memory is bounded: the pair that failed longest ago is forgotten first. Thread-safe.
 */
public final class FailedLogins {
    private static final int REMEMBERED = 10_000;

    private final int allowed;
    private final Duration window;
    private final InstantSource clock;
    private final LimitCounters counters;
    private final Map<Login, Failures> failures = new LinkedHashMap<>();

    /**
     * @param allowed wrong passwords within the window
     * @param window from the first wrong one on
     */
    public FailedLogins(int allowed, Duration window, InstantSource clock, LimitCounters counters) {
        this.allowed = allowed;
        this.window = window;
        this.clock = clock;
        this.counters = counters;
    }

    /** How long logins of this account from there are still refused; empty if they are checked. */
    Optional<Duration> refusedFor(String user, long source) {
        Instant now = clock.instant();
        Optional<Duration> rest = recent(new Login(user, source), now)
                .filter(known -> known.count() >= allowed)
                .map(known -> Duration.between(now, known.since().plus(window)));
        if (rest.isPresent()) {
            counters.reached(Limit.FAILED_LOGINS);
        }
        return rest;
    }

    void failed(String user, long source) {
        Login login = new Login(user, source);
        Instant now = clock.instant();
        synchronized (failures) {
            Failures before = recent(login, now).orElse(new Failures(0, now));
            failures.remove(login);
            failures.put(login, new Failures(before.count() + 1, before.since()));
            if (failures.size() > REMEMBERED) {
                failures.remove(failures.keySet().iterator().next());
            }
        }
    }

    void succeeded(String user, long source) {
        synchronized (failures) {
            failures.remove(new Login(user, source));
        }
    }

    private Optional<Failures> recent(Login login, Instant now) {
        synchronized (failures) {
            return Optional.ofNullable(failures.get(login))
                    .filter(known -> now.isBefore(known.since().plus(window)));
        }
    }

    private record Login(String user, long source) {}

    private record Failures(int count, Instant since) {}
}
