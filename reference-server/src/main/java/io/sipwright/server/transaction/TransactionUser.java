package io.sipwright.server.transaction;

import io.sipwright.server.transport.Flow;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** The layer above the transactions: the registrar and the proxy. */
public interface TransactionUser {
    /** A new request; not a retransmission, not an ACK to a non-2xx, not a CANCEL that matched (those are answered). */
    void request(ServerTransaction transaction);

    /** An ACK to a 2xx: no transaction, forwarded statelessly (RFC 3261 §16.11, RFC 6026 §7.1). */
    void ack(Flow flow, Request ack);

    /** A CANCEL that matched this INVITE transaction; its 200 is already sent (RFC 3261 §9.2). */
    void cancelled(ServerTransaction invite);

    /** A response that matches no transaction, for example a late 2xx (RFC 3261 §16.7 step 10). */
    void strayResponse(Flow flow, Response response);

    /** A connection is gone; its client transactions have failed already. Never called for UDP. */
    default void closed(Flow flow) {}
}
