package io.sipwright.scenarios.evidence;

/**
 * The result of opening a phone's WebSocket.
 *
 * @param result how far the opening got
 * @param detail the sub-protocol of an open WebSocket, else a status or an error; may be empty, because browsers hide
 *     it
 */
public record WebSocketOpening(Result result, String detail) implements Fact {
    /** How far an opening handshake got. */
    public enum Result {
        OPEN,
        /** The TLS handshake failed because of the certificate. */
        CERTIFICATE,
        /** The TLS handshake failed for another reason, such as a port without TLS. */
        NO_TLS,
        /** An HTTP response other than 101; the detail is its status. */
        REFUSED,
        /** A 101 whose Sec-WebSocket-Accept does not match (RFC 6455 §4.1). */
        WRONG_ACCEPT,
        /** A 101 without the requested sub-protocol, or with another one. */
        WRONG_SUBPROTOCOL,
        /** No answer in time. */
        SILENT,
        /** It did not open, and the phone cannot say why. */
        UNKNOWN
    }

    public boolean open() {
        return result == Result.OPEN;
    }
}
