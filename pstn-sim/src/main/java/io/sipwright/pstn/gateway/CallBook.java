package io.sipwright.pstn.gateway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** The calls of a gateway, oldest first, to be awaited. Safe for any thread. */
final class CallBook {
    private static final int MOST_ENDED = 500;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition added = lock.newCondition();
    private final List<EmbeddedCall> calls = new ArrayList<>();
    private final Set<EmbeddedCall> taken = new HashSet<>();

    void add(EmbeddedCall call) {
        lock.lock();
        try {
            calls.add(call);
            forgetOldest();
            added.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void forgetOldest() {
        if (calls.size() > MOST_ENDED && calls.get(0).isOver()) {
            taken.remove(calls.remove(0));
        }
    }

    List<EmbeddedCall> open() {
        lock.lock();
        try {
            return calls.stream().filter(c -> !c.isOver()).toList();
        } finally {
            lock.unlock();
        }
    }

    List<IncomingCall> incoming() {
        lock.lock();
        try {
            return calls.stream()
                    .filter(IncomingCall.class::isInstance)
                    .map(IncomingCall.class::cast)
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a matching call not taken yet; takes the newest. */
    Optional<GatewayCall> take(Predicate<IncomingCall> wanted, Duration within) {
        lock.lock();
        try {
            long left = within.toNanos();
            Optional<IncomingCall> found = newest(wanted);
            while (found.isEmpty() && left > 0) {
                left = added.awaitNanos(left);
                found = newest(wanted);
            }
            found.ifPresent(taken::add);
            return found.map(GatewayCall.class::cast);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private Optional<IncomingCall> newest(Predicate<IncomingCall> wanted) {
        return incoming().stream()
                .filter(c -> wanted.test(c) && !taken.contains(c))
                .reduce((older, newer) -> newer);
    }
}
