package io.sipwright.server.routing;

import io.sipwright.server.transaction.ServerTransaction;
import io.sipwright.server.transport.Flow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Forwarded requests that wait for their final response, also by the connections that they use. Thread-safe. */
final class InFlight {
    private final Map<ServerTransaction, Entry> entries = new ConcurrentHashMap<>();
    private final Map<String, Set<ResponseContext>> byConnection = new ConcurrentHashMap<>();

    private record Entry(ResponseContext context, Set<String> connections) {}

    void add(ServerTransaction upstream, ResponseContext context, List<Target> targets) {
        Set<String> connections = Stream.concat(
                        Stream.of(upstream.flow()), targets.stream().map(Target::flow))
                .filter(flow -> flow.transport().isWebSocket())
                .map(Flow::id)
                .collect(Collectors.toSet());
        entries.put(upstream, new Entry(context, connections));
        for (String id : connections) {
            byConnection.compute(id, (key, known) -> {
                Set<ResponseContext> all = known == null ? ConcurrentHashMap.newKeySet() : known;
                all.add(context);
                return all;
            });
        }
    }

    void remove(ServerTransaction upstream) {
        Entry gone = entries.remove(upstream);
        if (gone != null) {
            for (String id : gone.connections()) {
                byConnection.computeIfPresent(id, (key, all) -> {
                    all.remove(gone.context());
                    return all.isEmpty() ? null : all;
                });
            }
        }
    }

    Optional<ResponseContext> of(ServerTransaction upstream) {
        return Optional.ofNullable(entries.get(upstream)).map(Entry::context);
    }

    /** Requests received or sent over this connection. */
    List<ResponseContext> on(Flow flow) {
        return List.copyOf(byConnection.getOrDefault(flow.id(), Set.of()));
    }

    int size() {
        return entries.size();
    }
}
