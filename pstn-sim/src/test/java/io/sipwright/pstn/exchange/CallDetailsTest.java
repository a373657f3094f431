package io.sipwright.pstn.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.pstn.gateway.ReleaseCause;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CallDetailsTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final CallDetails details = new CallDetails();

    @Test
    void a_cause_that_is_reported_late_is_waited_for() {
        CompletableFuture<Optional<ReleaseCause>> cause =
                CompletableFuture.supplyAsync(() -> details.releaseCause("a", SOON));
        details.released("b", 16);
        details.released("a", 17);

        assertThat(cause.join()).contains(new ReleaseCause(17));
    }

    @Test
    void a_cause_that_is_reported_before_anybody_asks_is_kept_beside_the_digits() {
        details.digit("a", '1');
        details.digit("a", '#');
        details.released("a", 16);

        assertThat(details.releaseCause("a", Duration.ZERO)).contains(new ReleaseCause(16));
        assertThat(details.digits("a")).isEqualTo("1#");
        assertThat(details.digits("b")).isEmpty();
    }

    @Test
    void a_release_without_a_cause_is_not_waited_for_any_longer() {
        details.released("a", 0);

        assertThat(details.releaseCause("a", Duration.ofDays(1))).isEmpty();
    }

    @Test
    void a_cause_that_is_never_reported_is_given_up() {
        assertThat(details.releaseCause("a", Duration.ofMillis(1))).isEmpty();
    }

    @Test
    void the_oldest_calls_are_forgotten() {
        for (int call = 0; call <= 1000; call++) {
            details.released("call " + call, 16);
        }

        assertThat(details.releaseCause("call 0", Duration.ZERO)).isEmpty();
        assertThat(details.releaseCause("call 1", Duration.ZERO)).isPresent();
        assertThat(details.releaseCause("call 1000", Duration.ZERO)).isPresent();
    }
}
