package io.sipwright.scenarios.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AccountPoolTest {
    private final AccountPool pool = new AccountPool(
            List.of(Account.of("a", "1", "x.test"), Account.of("b", "2", "x.test"), Account.of("c", "3", "x.test")));

    @Test
    void lends_distinct_accounts_the_longest_unused_first() throws InterruptedException {
        Lease first = pool.lease(2, Duration.ZERO).orElseThrow();
        assertThat(first.accounts()).extracting(Account::user).containsExactly("a", "b");
        assertThat(pool.lease(2, Duration.ZERO)).isEmpty();
        first.close();
        first.close();
        assertThat(pool.lease(3, Duration.ZERO).orElseThrow().accounts())
                .extracting(Account::user)
                .containsExactly("c", "a", "b");
    }

    @Test
    void the_accounts_of_one_lease_are_usable_and_of_one_domain() throws InterruptedException {
        AccountPool mixed = new AccountPool(List.of(
                Account.of("a", "1", "x.test"),
                Account.of("b", "2", "y.test"),
                Account.of("c", "3", "x.test"),
                Account.of("d", "4", "y.test")));
        assertThat(mixed.most(account -> true)).isEqualTo(2);
        assertThat(mixed.most(account -> account.user().equals("d"))).isEqualTo(1);
        assertThat(mixed.lease(2, Duration.ZERO).orElseThrow().accounts())
                .extracting(Account::user)
                .containsExactly("a", "c");
        assertThat(mixed.lease(2, account -> !account.user().equals("b"), Duration.ZERO))
                .isEmpty();
        assertThat(mixed.lease(2, Duration.ZERO).orElseThrow().accounts())
                .extracting(Account::user)
                .containsExactly("b", "d");
    }

    @Test
    void so_many_scenarios_have_accounts_at_a_time_as_the_limit_allows() throws InterruptedException {
        AccountPool one = new AccountPool(List.of(Account.of("a", "1", "x.test"), Account.of("b", "2", "x.test")), 1);
        Lease first = one.lease(1, Duration.ZERO).orElseThrow();

        assertThat(one.lease(1, Duration.ZERO)).isEmpty();
        assertThat(one.lease(0, Duration.ZERO)).isPresent();
        first.close();
        assertThat(one.lease(1, Duration.ZERO)).isPresent();
    }

    @Test
    void a_borrower_waits_until_enough_came_back() throws Exception {
        Lease first = pool.lease(2, Duration.ZERO).orElseThrow();
        CompletableFuture<Optional<Lease>> second = CompletableFuture.supplyAsync(() -> {
            try {
                return pool.lease(2, Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        first.close();
        assertThat(second.get(10, TimeUnit.SECONDS)).isPresent();
    }
}
