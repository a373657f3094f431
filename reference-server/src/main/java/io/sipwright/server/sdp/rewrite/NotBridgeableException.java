package io.sipwright.server.sdp.rewrite;

/** A description is well formed, but cannot be bridged: 488 in SIP (RFC 3261 §21.4.26). */
public final class NotBridgeableException extends Exception {
    private static final long serialVersionUID = 1L;

    NotBridgeableException(String message) {
        super(message);
    }
}
