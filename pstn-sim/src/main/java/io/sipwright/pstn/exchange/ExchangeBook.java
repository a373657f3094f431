package io.sipwright.pstn.exchange;

import io.sipwright.pstn.gateway.GatewayCall;
import io.sipwright.pstn.gateway.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** The calls of a PBX, oldest first, to be awaited. Safe for any thread. */
final class ExchangeBook {
    private static final int MOST_ENDED = 500;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition added = lock.newCondition();
    private final List<ExchangeCall> calls = new ArrayList<>();
    private final Set<ExchangeCall> taken = new HashSet<>();

    void add(ExchangeCall call) {
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

    List<ExchangeCall> open() {
        lock.lock();
        try {
            return calls.stream().filter(c -> !c.isOver()).toList();
        } finally {
            lock.unlock();
        }
    }

    Optional<ExchangeCall> find(String callId) {
        lock.lock();
        try {
            return calls.stream().filter(c -> c.callId().equals(callId)).findFirst();
        } finally {
            lock.unlock();
        }
    }

    /** The oldest call to this user for which the PBX has sent no INVITE yet. */
    Optional<CallToTrunk> awaiting(String user) {
        lock.lock();
        try {
            return only(CallToTrunk.class).filter(c -> c.awaits(user)).findFirst();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a matching call not taken yet; takes the newest. */
    Optional<GatewayCall> take(Service service, String callerUser, Duration within) {
        lock.lock();
        try {
            long left = within.toNanos();
            Optional<CallFromTrunk> found = newest(service, callerUser);
            while (found.isEmpty() && left > 0) {
                left = added.awaitNanos(left);
                found = newest(service, callerUser);
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

    private Optional<CallFromTrunk> newest(Service service, String callerUser) {
        return only(CallFromTrunk.class)
                .filter(c -> c.service() == service && c.remoteUser().equals(callerUser) && !taken.contains(c))
                .reduce((older, newer) -> newer);
    }

    private <T> Stream<T> only(Class<T> type) {
        return calls.stream().filter(type::isInstance).map(type::cast);
    }
}
