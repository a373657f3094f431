package io.sipwright.scenarios.target;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Reserves accounts, so that parallel scenarios never share one. Those of one scenario have one domain, since what users of different domains
 * may do with each other is up to the deployment. The longest unused is taken first. Safe for any thread.
 */
public final class AccountPool {
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition returned = lock.newCondition();
    private final List<Account> all;
    private final Deque<Account> free;
    private final int mostLeases;
    private int leases;

    public AccountPool(Collection<Account> accounts) {
        this(accounts, Integer.MAX_VALUE);
    }

    /** @param mostLeases how many scenarios may have accounts at a time */
    public AccountPool(Collection<Account> accounts, int mostLeases) {
        this.mostLeases = mostLeases;
        all = List.copyOf(accounts);
        free = new ArrayDeque<>(accounts);
    }

    /** The accounts of a target, for as many scenarios at a time as its limits allow. */
    public static AccountPool of(Target target) {
        return new AccountPool(
                target.accounts(), target.limits().map(Limits::calls).orElse(Integer.MAX_VALUE));
    }

    /** How many accounts one scenario can have at most. */
    public int most(Predicate<Account> usable) {
        return byDomain(all, usable).values().stream()
                .mapToInt(List::size)
                .max()
                .orElse(0);
    }

    /** Expect within T: as below, of all accounts. */
    public Optional<Lease> lease(int count, Duration within) throws InterruptedException {
        return lease(count, account -> true, within);
    }

    /**
     * Expect within T: reserves this many accounts at once, so that two scenarios cannot wait for each other.
     *
     * @return the accounts, or empty when they were not free in time
     */
    public Optional<Lease> lease(int count, Predicate<Account> usable, Duration within) throws InterruptedException {
        long nanos = within.toNanos();
        lock.lockInterruptibly();
        try {
            Optional<List<Account>> found = found(count, usable);
            while (found.isEmpty()) {
                if (nanos <= 0) {
                    return Optional.empty();
                }
                nanos = returned.awaitNanos(nanos);
                found = found(count, usable);
            }
            free.removeAll(found.get());
            leases += count == 0 ? 0 : 1;
            return Optional.of(new Lease(this, found.get()));
        } finally {
            lock.unlock();
        }
    }

    private Optional<List<Account>> found(int count, Predicate<Account> usable) {
        if (count == 0) {
            return Optional.of(List.of());
        }
        return leases >= mostLeases
                ? Optional.empty()
                : byDomain(free, usable).values().stream()
                        .filter(some -> some.size() >= count)
                        .map(some -> some.subList(0, count))
                        .findFirst();
    }

    private static Map<String, List<Account>> byDomain(Collection<Account> accounts, Predicate<Account> usable) {
        return accounts.stream()
                .filter(usable)
                .collect(Collectors.groupingBy(Account::domain, LinkedHashMap::new, Collectors.toList()));
    }

    void giveBack(List<Account> accounts) {
        lock.lock();
        try {
            free.addAll(accounts);
            leases -= accounts.isEmpty() ? 0 : 1;
            returned.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
