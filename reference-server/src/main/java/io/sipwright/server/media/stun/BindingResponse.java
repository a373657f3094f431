package io.sipwright.server.media.stun;

/**
 * A response to one of our checks.
 *
 * @param error 300 to 699, or 0 for success
 */
public record BindingResponse(TransactionId transaction, int error, Integrity integrity) implements StunMessage {
    /** ROLE CONFLICT (RFC 8445 §7.3.1.1). */
    public static final int ROLE_CONFLICT = 487;

    public boolean success() {
        return error == 0;
    }
}
