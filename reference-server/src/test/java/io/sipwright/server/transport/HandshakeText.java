package io.sipwright.server.transport;

/** The text of an upgrade request, good and spoilt. */
final class HandshakeText {
    static final String KEY = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";
    static final String PROTOCOL = "Sec-WebSocket-Protocol: sip";
    static final String VERSION = "Sec-WebSocket-Version: 13";
    static final String GOOD = String.join(
            "\r\n",
            "GET /ws HTTP/1.1",
            "Host: 127.0.0.1",
            "Upgrade: websocket",
            "Connection: Upgrade",
            KEY,
            PROTOCOL,
            VERSION,
            "",
            "");

    private HandshakeText() {}

    static String with(String line, String instead) {
        if (!GOOD.contains(line)) {
            throw new IllegalArgumentException(line);
        }
        return GOOD.replace(line, instead);
    }

    static String without(String line) {
        return with(line + "\r\n", "");
    }

    static String and(String line) {
        return with(VERSION, VERSION + "\r\n" + line);
    }
}
