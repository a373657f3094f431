package io.sipwright.server.routing;

import io.sipwright.server.transaction.ServerTransaction;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Forwarded requests that wait for their final response. Thread-safe. */
final class InFlight {
    private final Map<ServerTransaction, ResponseContext> contexts = new ConcurrentHashMap<>();

    void add(ServerTransaction upstream, ResponseContext context) {
        contexts.put(upstream, context);
    }

    void remove(ServerTransaction upstream) {
        contexts.remove(upstream);
    }

    Optional<ResponseContext> of(ServerTransaction upstream) {
        return Optional.ofNullable(contexts.get(upstream));
    }

    Collection<ResponseContext> all() {
        return List.copyOf(contexts.values());
    }
}
