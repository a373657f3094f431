package io.sipwright.pstn.exchange;

import io.sipwright.pstn.gateway.ReleaseCause;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * What the PBX reports of its calls on the control connection, by Call-ID. A report may arrive before the mirror shows
 * the call, and after it shows the end. Safe for any thread.
 */
final class CallDetails implements Control.Listener {
    private static final int MOST = 1000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, Detail> calls = new LinkedHashMap<>();

    /** @param cause also empty if the PBX released the call without a cause */
    private record Detail(
            String digits, Optional<Recording> recording, boolean released, Optional<ReleaseCause> cause) {
        static final Detail NONE = new Detail("", Optional.empty(), false, Optional.empty());
    }

    @Override
    public void digit(String callId, char digit) {
        change(callId, d -> new Detail(d.digits() + digit, d.recording(), d.released(), d.cause()));
    }

    @Override
    public void released(String callId, int cause) {
        change(callId, d -> new Detail(d.digits(), d.recording(), true, ReleaseCause.of(cause)));
    }

    @Override
    public void recording(String callId, String file) {
        Recording recording = new Recording(file, Instant.now());
        change(callId, d -> new Detail(d.digits(), Optional.of(recording), d.released(), d.cause()));
    }

    private void change(String callId, UnaryOperator<Detail> step) {
        lock.lock();
        try {
            calls.put(callId, step.apply(detail(callId)));
            if (calls.size() > MOST) {
                calls.remove(calls.keySet().iterator().next());
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private Detail detail(String callId) {
        return calls.getOrDefault(callId, Detail.NONE);
    }

    String digits(String callId) {
        lock.lock();
        try {
            return detail(callId).digits();
        } finally {
            lock.unlock();
        }
    }

    Optional<Recording> recording(String callId) {
        lock.lock();
        try {
            return detail(callId).recording();
        } finally {
            lock.unlock();
        }
    }

    /** Expect within T: the cause with which the PBX released the call. */
    Optional<ReleaseCause> releaseCause(String callId, Duration within) {
        lock.lock();
        try {
            long left = within.toNanos();
            while (!detail(callId).released() && left > 0) {
                left = changed.awaitNanos(left);
            }
            return detail(callId).cause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }
}
