package io.sipwright.pstn.wire.ws;

import java.net.URI;

/**
 * Where to connect.
 *
 * @param uri {@code wss://host:port/path} or {@code ws://…}
 * @param trustAny whether an untrusted certificate is accepted
 */
public record WebSocketTarget(URI uri, boolean trustAny) {
    public WebSocketTarget {
        String scheme = String.valueOf(uri.getScheme());
        if ((!scheme.equals("ws") && !scheme.equals("wss")) || uri.getHost() == null) {
            throw new IllegalArgumentException(uri + " is not a ws: or wss: address");
        }
    }

    public boolean secure() {
        return uri.getScheme().equals("wss");
    }

    public int port() {
        return uri.getPort() > 0 ? uri.getPort() : secure() ? 443 : 80;
    }

    /** {@code WSS} or {@code WS}, as in a Via. */
    public String transport() {
        return secure() ? "WSS" : "WS";
    }
}
