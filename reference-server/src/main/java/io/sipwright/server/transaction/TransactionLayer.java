package io.sipwright.server.transaction;

import io.sipwright.server.transport.Flow;
import io.sipwright.server.transport.FlowListener;
import javax.sip.message.Request;

/** The transaction layer, between the transports and the transaction user. Thread-safe. */
public interface TransactionLayer extends FlowListener {
    /**
     * Sends a request in a new client transaction. The caller has put its own Via, with a branch of its own, on top.
     */
    ClientTransaction send(Request request, Flow flow, ClientTransaction.Listener listener);

    /**
     * Sends an ACK to a 2xx, or forwards a stray response's request: no transaction.
     *
     * @return false where the flow is closed or the request does not fit into a datagram
     */
    boolean sendStateless(Request request, Flow flow);

    /** The number of transactions, for tests and metrics. */
    int alive();
}
