package io.sipwright.server.media.stun;

import java.util.List;
import java.util.OptionalLong;

/**
 * A connectivity or consent check (RFC 8445 §7.1).
 *
 * @param username {@code receiver:sender}, or the empty string
 * @param priority that the sender's candidate would have as a peer-reflexive one; 0 when there is none
 * @param useCandidate whether the sender nominates the pair
 * @param controlling the tie-breaker of a sender in the controlling role
 * @param controlled the tie-breaker of a sender in the controlled role
 * @param unknown types of unknown comprehension-required attributes (RFC 8489 §6.3.1)
 */
public record BindingRequest(
        TransactionId transaction,
        String username,
        long priority,
        boolean useCandidate,
        OptionalLong controlling,
        OptionalLong controlled,
        List<Integer> unknown,
        Integrity integrity)
        implements StunMessage {
    public BindingRequest {
        unknown = List.copyOf(unknown);
    }

    /** Who sends it: the part of the username behind the colon (RFC 8445 §7.2.2). */
    public String sender() {
        return username.substring(username.indexOf(':') + 1);
    }

    /** Whose port is addressed: the part of the username before the colon (RFC 8445 §7.2.2). */
    public String receiver() {
        int colon = username.indexOf(':');
        return colon < 0 ? "" : username.substring(0, colon);
    }
}
