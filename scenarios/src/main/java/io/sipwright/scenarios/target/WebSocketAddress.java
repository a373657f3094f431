package io.sipwright.scenarios.target;

import java.net.URI;

/** What an upgrade request names of a target's WebSocket address (RFC 6455 §4.1). */
public final class WebSocketAddress {
    private WebSocketAddress() {}

    /** Path and query, for the Request-Line: {@code /ws?token=1}. */
    public static String resource(URI ws) {
        String path = ws.getRawPath() == null || ws.getRawPath().isEmpty() ? "/" : ws.getRawPath();
        return ws.getRawQuery() == null ? path : path + "?" + ws.getRawQuery();
    }
}
