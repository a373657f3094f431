package io.sipwright.scenarios.judge;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The only two ways to wait: something within T, or nothing for t. */
public final class Expect {
    private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(15);

    private Expect() {}

    /** Expect within T: the first value of the source; empty if there was none in time. */
    public static <T> Optional<T> within(Duration limit, Supplier<Optional<T>> source) {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            Optional<T> value = source.get();
            if (value.isPresent() || System.nanoTime() >= end) {
                return value;
            }
            LockSupport.parkNanos(LOOK_EVERY);
            if (Thread.currentThread().isInterrupted()) {
                return Optional.empty();
            }
        }
    }

    /** Expect within T: whether the condition came true in time. */
    public static boolean within(Duration limit, BooleanSupplier condition) {
        return within(limit, () -> condition.getAsBoolean() ? Optional.of(Boolean.TRUE) : Optional.empty())
                .isPresent();
    }

    /** Expect nothing for t: the unexpected value; empty if there was none. */
    public static <T> Optional<T> nothingFor(Duration time, Supplier<Optional<T>> source) {
        return within(time, source);
    }
}
