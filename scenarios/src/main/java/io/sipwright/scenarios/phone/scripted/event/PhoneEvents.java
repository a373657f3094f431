package io.sipwright.scenarios.phone.scripted.event;

import io.sipwright.scenarios.phone.PhoneEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The phone's events. Safe for any thread; only {@link #expect} blocks. */
public final class PhoneEvents {
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final List<PhoneEvent> all = new ArrayList<>();
    private final Set<Integer> taken = new HashSet<>();

    public PhoneEvents(Clock clock) {
        this.clock = clock;
    }

    public void add(PhoneEvent.Kind kind, String detail) {
        lock.lock();
        try {
            all.add(new PhoneEvent(clock.instant(), kind, detail));
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public List<PhoneEvent> all() {
        lock.lock();
        try {
            return List.copyOf(all);
        } finally {
            lock.unlock();
        }
    }

    /** The first event of this kind not taken yet; waits at most the given time. */
    public Optional<PhoneEvent> expect(PhoneEvent.Kind kind, Duration within) {
        long left = within.toNanos();
        lock.lock();
        try {
            Optional<PhoneEvent> found = take(kind);
            while (found.isEmpty() && left > 0) {
                left = grown.awaitNanos(left);
                found = take(kind);
            }
            return found;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private Optional<PhoneEvent> take(PhoneEvent.Kind kind) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).kind() == kind && taken.add(i)) {
                return Optional.of(all.get(i));
            }
        }
        return Optional.empty();
    }
}
