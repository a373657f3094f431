package io.sipwright.scenarios.target;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Reserves accounts, so that parallel scenarios never share one. The longest unused is taken first. Safe for any
 * thread.
 */
public final class AccountPool {
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition returned = lock.newCondition();
    private final Deque<Account> free;

    public AccountPool(Collection<Account> accounts) {
        free = new ArrayDeque<>(accounts);
    }

    /**
     * Expect within T: reserves this many accounts at once, so that two scenarios cannot wait for each other.
     *
     * @return the accounts, or empty when they were not free in time
     */
    public Optional<Lease> lease(int count, Duration within) throws InterruptedException {
        long nanos = within.toNanos();
        lock.lockInterruptibly();
        try {
            while (free.size() < count) {
                if (nanos <= 0) {
                    return Optional.empty();
                }
                nanos = returned.awaitNanos(nanos);
            }
            List<Account> taken = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                taken.add(free.removeFirst());
            }
            return Optional.of(new Lease(this, taken));
        } finally {
            lock.unlock();
        }
    }

    void giveBack(List<Account> accounts) {
        lock.lock();
        try {
            free.addAll(accounts);
            returned.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
