package io.sipwright.pstn.ua;

import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.sip.Via;

/**
 * Identifies a transaction.
 *
 * @param branch of the topmost Via
 * @param method of the request; ACK counts as INVITE
 * @param peer sent-by of the topmost Via, and more for a peer of RFC 2543; empty for a client transaction
 */
public record TransactionKey(String branch, String method, String peer) {

    /** The key of an outgoing request, or of a response to one (RFC 3261 §17.1.3). */
    public static TransactionKey client(SipText message) {
        return new TransactionKey(message.branch(), message.cseqMethod(), "");
    }

    /** The key of a received request; an ACK has its INVITE's (RFC 3261 §17.2.3). */
    public static TransactionKey server(SipText request) {
        String method = request.method();
        return server(request, method.equals("ACK") ? "INVITE" : method);
    }

    /** The key of the INVITE that this CANCEL refers to (RFC 3261 §9.2). */
    public static TransactionKey cancelled(SipText cancel) {
        return server(cancel, "INVITE");
    }

    private static TransactionKey server(SipText request, String method) {
        Via via = request.topVia();
        String sentBy = via.host() + ":" + via.port().orElse(5060);
        String branch = via.branch();
        boolean unique = branch.startsWith(Via.MAGIC_COOKIE);
        // Requests of peers without the magic cookie are distinguished by further fields.
        String peer = unique
                ? sentBy
                : sentBy + "|" + request.callId() + "|" + request.from().tag() + "|" + request.cseqNumber();
        return new TransactionKey(branch, method, peer);
    }
}
