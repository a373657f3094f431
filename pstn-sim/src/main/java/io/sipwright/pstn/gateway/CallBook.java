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
import java.util.stream.Stream;

/**
 * The calls of a gateway, oldest first, to be awaited. Safe for any thread.
 *
 * @param <C> the gateway's kind of call
 */
public final class CallBook<C extends TrunkCall> {
    private static final int MOST_ENDED = 500;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition added = lock.newCondition();
    private final List<C> calls = new ArrayList<>();
    private final Set<C> taken = new HashSet<>();

    /** Adds a call; the oldest one is forgotten if it has ended and there are too many. */
    public void add(C call) {
        lock.lock();
        try {
            calls.add(call);
            if (calls.size() > MOST_ENDED && calls.get(0).isOver()) {
                taken.remove(calls.remove(0));
            }
            added.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The calls that have not ended. */
    public List<C> open() {
        lock.lock();
        try {
            return calls.stream().filter(c -> !c.isOver()).toList();
        } finally {
            lock.unlock();
        }
    }

    /** The oldest call of a kind that matches. */
    public <T extends C> Optional<T> find(Class<T> kind, Predicate<T> wanted) {
        lock.lock();
        try {
            return only(kind).filter(wanted).findFirst();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a matching call not taken yet; takes the newest. */
    public <T extends C> Optional<GatewayCall> take(Class<T> kind, Predicate<T> wanted, Duration within) {
        lock.lock();
        try {
            long left = within.toNanos();
            Optional<T> found = newest(kind, wanted);
            while (found.isEmpty() && left > 0) {
                left = added.awaitNanos(left);
                found = newest(kind, wanted);
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

    private <T extends C> Optional<T> newest(Class<T> kind, Predicate<T> wanted) {
        return only(kind).filter(c -> wanted.test(c) && !taken.contains(c)).reduce((older, newer) -> newer);
    }

    private <T extends C> Stream<T> only(Class<T> kind) {
        return calls.stream().filter(kind::isInstance).map(kind::cast);
    }
}
