package io.sipwright.server.transport;

import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which upgrade requests become a SIP connection (RFC 6455 §4.2, RFC 7118 §4.1). */
final class UpgradeRules {
    static final String SUBPROTOCOL = "sip";
    static final String VERSION = "13";
    private static final Set<String> PATHS = Set.of("/", "/ws");
    private static final int KEY_BYTES = 16;

    private final Set<String> origins;

    UpgradeRules(Set<String> origins) {
        this.origins = origins;
    }

    /** Whether this request asks for a WebSocket, correctly or not. */
    static boolean asksForWebSocket(FullHttpRequest request) {
        HttpHeaders headers = request.headers();
        return headers.containsValue(HttpHeaderNames.UPGRADE, "websocket", true) // WS-004 · RFC 6455 §4.2.1
                || headers.contains(HttpHeaderNames.SEC_WEBSOCKET_KEY)
                || headers.contains(HttpHeaderNames.SEC_WEBSOCKET_VERSION);
    }

    /** The status of the refusal; empty if the upgrade is allowed. */
    Optional<HttpResponseStatus> refusal(FullHttpRequest request, String path) {
        HttpHeaders headers = request.headers();
        if (!request.method().equals(HttpMethod.GET)) {
            return Optional.of(HttpResponseStatus.METHOD_NOT_ALLOWED);
        }
        if (!isWellFormed(request)) {
            return Optional.of(HttpResponseStatus.BAD_REQUEST); // WS-005 · RFC 6455 §4.2.1
        }
        if (!VERSION.equals(headers.get(HttpHeaderNames.SEC_WEBSOCKET_VERSION))) {
            return Optional.of(HttpResponseStatus.UPGRADE_REQUIRED); // WS-005 · RFC 6455 §4.4
        }
        if (!PATHS.contains(path)) {
            return Optional.of(HttpResponseStatus.NOT_FOUND);
        }
        if (!isAllowedOrigin(headers)) {
            return Optional.of(HttpResponseStatus.FORBIDDEN); // RFC 6455 §10.2
        }
        // WS-001, WS-002 · RFC 7118 §4.1
        return offersSip(headers) ? Optional.empty() : Optional.of(HttpResponseStatus.BAD_REQUEST);
    }

    private static boolean isWellFormed(FullHttpRequest request) {
        HttpHeaders headers = request.headers();
        return request.protocolVersion().equals(HttpVersion.HTTP_1_1)
                && headers.getAll(HttpHeaderNames.HOST).size() == 1
                && headers.containsValue(HttpHeaderNames.UPGRADE, "websocket", true)
                && headers.containsValue(HttpHeaderNames.CONNECTION, "upgrade", true)
                && isKey(headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_KEY));
    }

    private static boolean isKey(List<String> keys) {
        try {
            return keys.size() == 1 && Base64.getDecoder().decode(keys.get(0)).length == KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private boolean isAllowedOrigin(HttpHeaders headers) {
        String origin = headers.get(HttpHeaderNames.ORIGIN);
        return origins.isEmpty() || origin == null || origins.contains(origin);
    }

    private static boolean offersSip(HttpHeaders headers) {
        return headers.containsValue(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, SUBPROTOCOL, false);
    }
}
