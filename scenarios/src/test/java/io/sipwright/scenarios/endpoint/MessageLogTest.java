package io.sipwright.scenarios.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MessageLogTest {
    private final MessageLog log = new MessageLog();

    /** The loop of an endpoint adds what it receives; a source that asks the loop must not keep it from doing so. */
    @Test
    @Timeout(5)
    void a_source_that_waits_for_another_thread_does_not_keep_that_thread_from_adding() {
        Optional<String> found =
                log.await(Instant.now().plus(Duration.ofSeconds(4)), () -> CompletableFuture.supplyAsync(() -> {
                            log.wake();
                            return Optional.of("seen");
                        })
                        .join());
        assertThat(found).contains("seen");
    }

    @Test
    @Timeout(5)
    void a_change_wakes_who_waits_and_the_end_of_the_time_too() {
        CompletableFuture<Boolean> woken = new CompletableFuture<>();
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> woken.complete(
                log.awaitTrue(Instant.now().plus(Duration.ofSeconds(4)), () -> !woken.isDone() && asked() > 1)));
        while (!waiting.isDone()) {
            log.wake();
        }
        assertThat(woken.join()).isTrue();
        assertThat(log.awaitTrue(Instant.now().plusMillis(20), () -> false)).isFalse();
    }

    private int asked;

    private int asked() {
        return ++asked;
    }
}
