package io.sipwright.server.transport;

/** A SIP transport (RFC 3261 §18, RFC 7118 §5). */
public enum Transport {
    UDP,
    WS,
    WSS;

    /** Whether the peer is a WebSocket client, that is a browser, which can only be reached over its own flow. */
    public boolean isWebSocket() {
        return this != UDP;
    }
}
