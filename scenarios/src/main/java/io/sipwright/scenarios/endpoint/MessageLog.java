package io.sipwright.scenarios.endpoint;

import io.sipwright.pstn.wire.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The messages of an endpoint in order, and the only place where a step waits. Safe for any thread. */
public final class MessageLog {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long changes;
    private final List<LoggedMessage> messages = new ArrayList<>();

    void add(LoggedMessage message) {
        lock.lock();
        try {
            messages.add(message);
            changes++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Wakes waiting threads after another event: a closed connection, a frame. */
    public void wake() {
        lock.lock();
        try {
            changes++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public List<LoggedMessage> all() {
        lock.lock();
        try {
            return List.copyOf(messages);
        } finally {
            lock.unlock();
        }
    }

    /** Those that were received at this time or later. */
    public List<LoggedMessage> receivedSince(Instant mark) {
        return all().stream()
                .filter(m -> m.direction() == Direction.RECEIVED && !m.at().isBefore(mark))
                .toList();
    }

    /** The number of bytes in this direction. */
    public long bytes(Direction direction) {
        return all().stream()
                .filter(m -> m.direction() == direction)
                .mapToLong(LoggedMessage::size)
                .sum();
    }

    /**
     * Expect until: the first value that the source gives, asked again after every change; empty when none came in time. The
     * source is asked without the lock, as it may wait for an event loop that is about to add a message.
     */
    public <T> Optional<T> await(Instant until, Supplier<Optional<T>> source) {
        try {
            while (true) {
                long before = changes();
                Optional<T> value = source.get();
                if (value.isPresent() || !Instant.now().isBefore(until)) {
                    return value;
                }
                awaitChange(before, until);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private long changes() {
        lock.lock();
        try {
            return changes;
        } finally {
            lock.unlock();
        }
    }

    /** Until something changed, at least once a second. */
    private void awaitChange(long before, Instant until) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = Math.min(Duration.between(Instant.now(), until).toNanos(), TimeUnit.SECONDS.toNanos(1));
            while (changes == before && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Expect until: whether the condition came true in time. */
    public boolean awaitTrue(Instant until, BooleanSupplier condition) {
        return await(until, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty())
                .isPresent();
    }
}
