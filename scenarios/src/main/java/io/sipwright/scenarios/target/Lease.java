package io.sipwright.scenarios.target;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Accounts reserved for one scenario until it closes the lease. */
public final class Lease implements AutoCloseable {
    private final AccountPool pool;
    private final List<Account> accounts;
    private final AtomicBoolean open = new AtomicBoolean(true);

    Lease(AccountPool pool, List<Account> accounts) {
        this.pool = pool;
        this.accounts = List.copyOf(accounts);
    }

    public List<Account> accounts() {
        return accounts;
    }

    @Override
    public void close() {
        if (open.compareAndSet(true, false)) {
            pool.giveBack(accounts);
        }
    }
}
