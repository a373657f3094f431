package io.sipwright.server.media.ice;

import io.sipwright.server.media.stun.TransactionId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Our checks in progress. */
final class ConnectivityChecks {
    private final Map<TransactionId, ConnectivityCheck> underWay = new LinkedHashMap<>();

    void add(ConnectivityCheck check) {
        underWay.put(check.transaction(), check);
    }

    Optional<ConnectivityCheck> find(TransactionId transaction) {
        return Optional.ofNullable(underWay.get(transaction));
    }

    void remove(ConnectivityCheck check) {
        underWay.remove(check.transaction());
    }

    void clear() {
        underWay.clear();
    }

    /** Whether one of them nominates its pair. */
    boolean nominating() {
        return underWay.values().stream().anyMatch(ConnectivityCheck::nominates);
    }

    /** Stops repeating a pair's checks. */
    void calm(CandidatePair pair, long now) {
        underWay.values().stream()
                .filter(check -> check.pair() == pair && check.repeated())
                .forEach(check -> check.onceAt(now));
    }

    List<ConnectivityCheck> due(long now) {
        return underWay.values().stream()
                .filter(check -> check.due() - now <= 0)
                .toList();
    }

    /** Nanoseconds until the first is due. */
    long untilDue(long now) {
        return underWay.values().stream()
                .mapToLong(check -> check.due() - now)
                .min()
                .orElse(Long.MAX_VALUE);
    }
}
