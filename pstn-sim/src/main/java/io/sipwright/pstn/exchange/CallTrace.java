package io.sipwright.pstn.exchange;

import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.wire.Direction;
import io.sipwright.pstn.wire.Transcript;
import io.sipwright.pstn.wire.WireMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** The messages of one call on the trunk, to be awaited. Safe for any thread. */
final class CallTrace {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition added = lock.newCondition();
    private final List<TracedMessage> messages = new ArrayList<>();

    /** A message as raw bytes and parsed. */
    record TracedMessage(WireMessage wire, SipText sip) {
        boolean sent() {
            return wire.direction() == Direction.SENT;
        }
    }

    void add(TracedMessage message) {
        lock.lock();
        try {
            messages.add(message);
            added.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return messages.size();
        } finally {
            lock.unlock();
        }
    }

    Transcript transcript() {
        lock.lock();
        try {
            return new Transcript(messages.stream().map(TracedMessage::wire).toList());
        } finally {
            lock.unlock();
        }
    }

    /**
     * Expect within T: asks again for each new message.
     *
     * @param question gets the messages from this position on
     */
    <T> Optional<T> await(int position, Function<List<TracedMessage>, Optional<T>> question, Duration within) {
        lock.lock();
        try {
            long left = within.toNanos();
            Optional<T> answer = question.apply(messages.subList(position, messages.size()));
            while (answer.isEmpty() && left > 0) {
                left = added.awaitNanos(left);
                answer = question.apply(messages.subList(position, messages.size()));
            }
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }
}
