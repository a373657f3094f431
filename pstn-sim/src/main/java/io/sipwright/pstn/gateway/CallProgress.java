package io.sipwright.pstn.gateway;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The progress of a call, written by the gateway's thread and awaited by any other. Safe for any thread. */
public final class CallProgress {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final StringBuilder digits = new StringBuilder();
    private CallState reached = CallState.TRYING;
    private CallEnd end = CallEnd.NOT_ENDED;
    private OptionalInt finalStatus = OptionalInt.empty();
    private Optional<ReleaseCause> stated = Optional.empty();

    /** Moves on to a later state; an earlier one changes nothing. */
    public void reach(CallState state) {
        change(() -> reached = end == CallEnd.NOT_ENDED && state.compareTo(reached) > 0 ? state : reached);
    }

    /** Notes the final status of the INVITE; only the first counts. */
    public void finalStatus(int status) {
        change(() -> finalStatus = finalStatus.isPresent() ? finalStatus : OptionalInt.of(status));
    }

    /** Ends the call; only the first cause counts. */
    public void end(CallEnd cause) {
        end(cause, Optional.empty());
    }

    /** Ends the call with the release cause that the peer gives; only the first end counts. */
    public void end(CallEnd cause, Optional<ReleaseCause> statedByPeer) {
        change(() -> {
            stated = end == CallEnd.NOT_ENDED ? statedByPeer : stated;
            end = end == CallEnd.NOT_ENDED ? cause : end;
        });
    }

    /** Adds a digit to those collected. */
    public void digit(int character) {
        change(() -> digits.append((char) character));
    }

    private void change(Runnable step) {
        lock.lock();
        try {
            step.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public CallState state() {
        lock.lock();
        try {
            return end == CallEnd.NOT_ENDED ? reached : CallState.ENDED;
        } finally {
            lock.unlock();
        }
    }

    public CallEnd end() {
        lock.lock();
        try {
            return end;
        } finally {
            lock.unlock();
        }
    }

    /** The cause that the peer gave, else the one that the end implies; empty during the call. */
    public Optional<ReleaseCause> releaseCause() {
        lock.lock();
        try {
            return stated.or(() -> ReleaseCause.implied(end, finalStatus));
        } finally {
            lock.unlock();
        }
    }

    public OptionalInt finalStatus() {
        lock.lock();
        try {
            return finalStatus;
        } finally {
            lock.unlock();
        }
    }

    public String digits() {
        lock.lock();
        try {
            return digits.toString();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the state; returns at once if the call has ended without reaching it. */
    public boolean await(CallState state, Duration within) {
        lock.lock();
        try {
            long left = within.toNanos();
            while (!has(state) && end == CallEnd.NOT_ENDED && left > 0) {
                left = changed.awaitNanos(left);
            }
            return has(state);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private boolean has(CallState state) {
        return state == CallState.ENDED ? end != CallEnd.NOT_ENDED : reached.compareTo(state) >= 0;
    }
}
