package io.sipwright.scenarios.phone.scripted.ice;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The pairs of the session and what to check next (RFC 8445 §6.1.4). Confined to the agent's thread. */
final class CheckList {
    private static final Comparator<CandidatePair> BY_PRIORITY =
            Comparator.comparingLong(CandidatePair::priority).reversed();

    private final List<CandidatePair> pairs = new ArrayList<>();
    private final Deque<CandidatePair> triggered = new ArrayDeque<>();

    CandidatePair pair(InetSocketAddress remote, long priority) {
        return find(remote).orElseGet(() -> {
            CandidatePair pair = new CandidatePair(remote, priority);
            pairs.add(pair);
            pairs.sort(BY_PRIORITY);
            return pair;
        });
    }

    Optional<CandidatePair> find(InetSocketAddress remote) {
        return pairs.stream().filter(pair -> pair.remote().equals(remote)).findFirst();
    }

    /** RFC 8445 §7.3.1.4: a received check triggers one by this agent, before the ordinary ones. */
    void trigger(CandidatePair pair) {
        if (pair.state != CandidatePair.State.SUCCEEDED && !triggered.contains(pair)) {
            pair.state = CandidatePair.State.WAITING;
            triggered.add(pair);
        }
    }

    Optional<CandidatePair> next() {
        CandidatePair first = triggered.poll();
        if (first != null) {
            return Optional.of(first);
        }
        return pairs.stream()
                .filter(pair -> pair.state == CandidatePair.State.WAITING)
                .findFirst();
    }

    Optional<CandidatePair> best() {
        return pairs.stream()
                .filter(pair -> pair.state == CandidatePair.State.SUCCEEDED)
                .findFirst();
    }

    /** Whether a pair of higher priority than this one may still succeed. */
    boolean betterPending(CandidatePair than) {
        return pairs.stream()
                .takeWhile(pair -> pair != than)
                .anyMatch(pair -> pair.state != CandidatePair.State.FAILED);
    }

    int size() {
        return pairs.size();
    }
}
