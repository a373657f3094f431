package io.sipwright.scenarios.evidence;

/**
 * What became of a phone's WebSocket.
 *
 * @param result how far it came
 * @param detail the sub-protocol of an open one, else what was there: a status, an error; may be empty, as browsers hide it
 */
public record WebSocketOpening(Result result, String detail) implements Fact {
    /** How far an opening handshake came. */
    public enum Result {
        OPEN,
        /** The TLS handshake failed over the certificate. */
        CERTIFICATE,
        /** An HTTP response that is no 101; the detail is its status. */
        REFUSED,
        /** A 101 whose Sec-WebSocket-Accept does not match (RFC 6455 §4.1). */
        WRONG_ACCEPT,
        /** A 101 without the sub-protocol that was asked for, or with another one. */
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
