package io.sipwright.server.transport;

import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The WebSocket flows that are open, and the count of TCP connections. */
final class Connections {
    private final Map<String, WebSocketFlow> byId = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();
    private final AtomicInteger sockets = new AtomicInteger();
    private final int limit;

    Connections(int limit) {
        this.limit = limit;
    }

    /** Counts a TCP connection; false where there is no room for it. */
    boolean enter() {
        return sockets.incrementAndGet() <= limit;
    }

    void leave() {
        sockets.decrementAndGet();
    }

    String nextId(Transport transport) {
        return transport.name().toLowerCase(Locale.ROOT) + ":" + ids.incrementAndGet();
    }

    void add(WebSocketFlow flow) {
        byId.put(flow.id(), flow);
    }

    void remove(WebSocketFlow flow) {
        byId.remove(flow.id());
    }

    Optional<Flow> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The server stops. */
    void goAway() {
        byId.values().forEach(flow -> flow.close(WebSocketCloseStatus.ENDPOINT_UNAVAILABLE));
    }
}
