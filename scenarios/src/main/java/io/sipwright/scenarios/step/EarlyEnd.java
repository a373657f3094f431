package io.sipwright.scenarios.step;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** The end of a run before its last scenario: those that have not begun are skipped. Safe for any thread. */
public final class EarlyEnd {
    private final AtomicReference<@Nullable String> reason = new AtomicReference<>();

    /**
     * No further scenario begins. Only the first reason counts.
     *
     * @param why a clause, {@code the run ended at its first failure}
     */
    public void reach(String why) {
        reason.compareAndSet(null, why);
    }

    /** Why scenarios are skipped, if they are. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason.get());
    }

    /**
     * To be called when a scenario begins.
     *
     * @throws TestAbortedException if it is to be skipped
     */
    public void check() {
        reason().ifPresent(why -> {
            throw new TestAbortedException(why);
        });
    }
}
