package io.sipwright.server.transport;

import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.sipwright.server.limit.Limit;
import io.sipwright.server.limit.LimitCounters;
import io.sipwright.server.limit.Quota;
import io.sipwright.server.limit.Quota.Outcome;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The open WebSocket flows and the number of TCP connections. */
final class Connections {
    private final Map<String, WebSocketFlow> byId = new ConcurrentHashMap<>();
    private final Map<InetSocketAddress, WebSocketFlow> byRemote = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();
    private final Quota sockets;
    private final LimitCounters counters;

    Connections(Limits limits, LimitCounters counters) {
        this.sockets = new Quota(limits.connections(), limits.connectionsPerAddress());
        this.counters = counters;
    }

    /** Counts a TCP connection; false if the limit is reached (SEC-003). */
    boolean enter(InetAddress peer) {
        Outcome outcome = sockets.enter(peer);
        if (outcome != Outcome.TAKEN) {
            counters.reached(outcome == Outcome.NONE_LEFT ? Limit.CONNECTIONS : Limit.CONNECTIONS_PER_ADDRESS);
        }
        return outcome == Outcome.TAKEN;
    }

    void leave(InetAddress peer) {
        sockets.leave(peer);
    }

    LimitCounters counters() {
        return counters;
    }

    String nextId(Transport transport) {
        return transport.name().toLowerCase(Locale.ROOT) + ":" + ids.incrementAndGet();
    }

    void add(WebSocketFlow flow) {
        byId.put(flow.id(), flow);
        byRemote.put(flow.remote(), flow);
    }

    void remove(WebSocketFlow flow) {
        byId.remove(flow.id());
        byRemote.remove(flow.remote(), flow);
    }

    Optional<Flow> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    Optional<Flow> from(InetSocketAddress remote) {
        return Optional.ofNullable(byRemote.get(remote));
    }

    /** The server stops. */
    void goAway() {
        byId.values().forEach(flow -> flow.close(WebSocketCloseStatus.ENDPOINT_UNAVAILABLE));
    }
}
