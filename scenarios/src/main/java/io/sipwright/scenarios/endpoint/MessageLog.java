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

/** What an endpoint has sent and received, in order, and the one place where a step waits. Safe for any thread. */
public final class MessageLog {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<LoggedMessage> messages = new ArrayList<>();

    void add(LoggedMessage message) {
        lock.lock();
        try {
            messages.add(message);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Wakes those who wait for something that is no message: a closed connection, a frame. */
    public void wake() {
        lock.lock();
        try {
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

    /** How many bytes went this way. */
    public long bytes(Direction direction) {
        return all().stream()
                .filter(m -> m.direction() == direction)
                .mapToLong(LoggedMessage::size)
                .sum();
    }

    /** Expect until: the first value that the source gives, asked again after every change; empty when none came in time. */
    public <T> Optional<T> await(Instant until, Supplier<Optional<T>> source) {
        lock.lock();
        try {
            while (true) {
                Optional<T> value = source.get();
                long left = Duration.between(Instant.now(), until).toNanos();
                if (value.isPresent() || left <= 0) {
                    return value;
                }
                changed.awaitNanos(Math.min(left, TimeUnit.SECONDS.toNanos(1)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
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
