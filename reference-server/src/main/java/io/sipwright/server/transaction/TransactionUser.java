package io.sipwright.server.transaction;

import io.sipwright.server.transport.Flow;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** The layer above the transactions: the registrar and the proxy. */
public interface TransactionUser {
    /**
     * Decides on a new request, before it has a transaction; not on a retransmission of an admitted one, an ACK or a
     * CANCEL. Called once for each request received, so it may consume a nonce count.
     */
    Screening screen(Flow flow, Request request);

    /** An ACK to a 2xx: no transaction, forwarded statelessly (RFC 3261 §16.11, RFC 6026 §7.1). */
    void ack(Flow flow, Request ack);

    /** A CANCEL that matched this INVITE transaction; its 200 is already sent (RFC 3261 §9.2). */
    void cancelled(ServerTransaction invite, Request cancel);

    /**
     * A CANCEL that matches no INVITE transaction (RFC 3261 §16.10).
     *
     * @return whether it was forwarded statelessly; otherwise it gets 481
     */
    default boolean strayCancel(Flow flow, Request cancel) {
        return false;
    }

    /** A response that matches no transaction, for example a late 2xx (RFC 3261 §16.7 step 10). */
    void strayResponse(Flow flow, Response response);

    /** A connection has closed; its client transactions have failed already. Never called for UDP. */
    default void closed(Flow flow) {}
}
