package io.sipwright.pstn.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * One SIP message as it was on the wire, byte for byte.
 *
 * @param at when the recording party sent or received it
 * @param party who recorded it, for example {@code chromium/alice} or {@code gateway}
 * @param direction seen from that party
 * @param transport {@code WSS}, {@code WS}, {@code UDP}, {@code TCP} or {@code TLS}
 * @param local the party's own address, {@code host:port}, or its connection's name where a browser hides it
 * @param remote the peer's address, {@code host:port} or URL
 * @param connection names the connection (RFC 5626 flow) of the party; the same for all messages of one socket
 * @param bytes the message; never altered, the caller's array is copied
 */
public record WireMessage(
        Instant at,
        String party,
        Direction direction,
        String transport,
        String local,
        String remote,
        String connection,
        byte[] bytes) {

    public WireMessage {
        bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The message as text. SIP is UTF-8 (RFC 3261 §7); other bytes become replacement characters. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
