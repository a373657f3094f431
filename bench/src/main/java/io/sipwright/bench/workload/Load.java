package io.sipwright.bench.workload;

import io.netty.channel.EventLoop;
import io.sipwright.bench.figure.Latency;
import io.sipwright.bench.sip.Operation;
import io.sipwright.bench.sip.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Starts operations for a while, either as fast as they end (saturated) or at a steady rate regardless of their
 * results, and counts. The latency of a paced operation counts from the time it was due, so a stalled server cannot
 * hide it by slowing the generator down. Everything happens on the event loop.
 */
public final class Load {
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(2);
    private static final long TICK_MICROS = 500;

    private final EventLoop loop;
    private final List<? extends Operation> operations;
    private final Latency latency = new Latency();
    private final CompletableFuture<Void> idle = new CompletableFuture<>();
    private long endsAt;
    private long done;
    private long failed;
    private long started;
    private int next;
    private String firstFailure = "";

    private Load(EventLoop loop, List<? extends Operation> operations) {
        this.loop = loop;
        this.operations = operations;
    }

    /**
     * The result.
     *
     * @param done operations that succeeded
     * @param failed operations that failed or were not answered within 2 s of the end
     * @param firstFailure why; empty where none failed
     * @param latency of those that succeeded
     */
    public record Result(long done, long failed, String firstFailure, Latency latency) {}

    /** Keeps this many operations in progress. */
    public static Result saturated(EventLoop loop, List<? extends Operation> operations, int atOnce, Duration time) {
        Load load = new Load(loop, operations);
        return load.run(time, () -> {
            for (int i = 0; i < Math.min(atOnce, operations.size()); i++) {
                load.another();
            }
        });
    }

    /** Starts so many operations in every second. */
    public static Result steady(EventLoop loop, List<? extends Operation> operations, double perSecond, Duration time) {
        Load load = new Load(loop, operations);
        return load.run(time, () -> load.pace(System.nanoTime(), (long) (1e9 / perSecond)));
    }

    private Result run(Duration time, Runnable begin) {
        loop.execute(() -> {
            endsAt = System.nanoTime() + time.toNanos();
            begin.run();
        });
        try {
            idle.get(time.plus(LAST_ANSWERS).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            firstFailure = firstFailure.isEmpty() ? "not answered" : firstFailure;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the generator broke", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return loop.submit(() -> new Result(done, failed + unanswered(), firstFailure, latency))
                .syncUninterruptibly()
                .getNow();
    }

    private long unanswered() {
        return started - done - failed;
    }

    private void pace(long due, long step) {
        long now = System.nanoTime();
        long nextDue = due;
        while (nextDue <= now && nextDue < endsAt) {
            start(nextDue, false);
            nextDue += step;
        }
        long from = nextDue;
        if (nextDue < endsAt) {
            loop.schedule(() -> pace(from, step), TICK_MICROS, TimeUnit.MICROSECONDS);
        } else {
            finishWhenIdle();
        }
    }

    private void another() {
        long now = System.nanoTime();
        if (now < endsAt) {
            start(now, true);
        } else {
            finishWhenIdle();
        }
    }

    private void start(long since, boolean again) {
        started++;
        Operation operation = operations.get(next);
        next = (next + 1) % operations.size();
        operation.start(new Ending(since, again));
    }

    private void finishWhenIdle() {
        if (unanswered() == 0 && System.nanoTime() >= endsAt) {
            idle.complete(null);
        }
    }

    private final class Ending implements Outcome {
        private final long since;
        private final boolean again;

        Ending(long since, boolean again) {
            this.since = since;
            this.again = again;
        }

        @Override
        public void succeeded() {
            latency.record(System.nanoTime() - since);
            done++;
            follow();
        }

        @Override
        public void failed(String why) {
            failed++;
            firstFailure = firstFailure.isEmpty() ? why : firstFailure;
            follow();
        }

        private void follow() {
            if (again) {
                loop.execute(Load.this::another); // avoids recursion
            } else {
                finishWhenIdle();
            }
        }
    }
}
