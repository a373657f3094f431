package io.sipwright.server.explain;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Keeps the last rewrites in memory, the oldest first, and passes each on to another ledger. Thread-safe. */
public final class RecentRewrites implements ReasonLedger {
    private final int capacity;
    private final ReasonLedger next;
    private final Deque<Rewrite> kept = new ArrayDeque<>();

    /** @param capacity rewrites kept; the oldest goes first */
    public RecentRewrites(int capacity, ReasonLedger next) {
        this.capacity = capacity;
        this.next = next;
    }

    public RecentRewrites(int capacity) {
        this(capacity, rewrite -> {});
    }

    @Override
    public void note(Rewrite rewrite) {
        synchronized (kept) {
            if (kept.size() == capacity) {
                kept.removeFirst();
            }
            kept.addLast(rewrite);
        }
        next.note(rewrite);
    }

    public List<Rewrite> all() {
        synchronized (kept) {
            return List.copyOf(kept);
        }
    }

    public List<Rewrite> of(String callId) {
        return all().stream().filter(rewrite -> rewrite.callId().equals(callId)).toList();
    }
}
