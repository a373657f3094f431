package io.sipwright.server.transaction;

import io.sipwright.server.transport.Flow;
import java.util.List;
import javax.sip.header.Header;
import javax.sip.message.Response;

/** A client transaction (RFC 3261 §17.1, RFC 6026). Thread-safe. */
public interface ClientTransaction {
    Flow flow();

    /**
     * Sends CANCEL for an INVITE as soon as a provisional response allows it (RFC 3261 §9.1).
     *
     * @param reason Reason headers for it (RFC 3326 §2); the first call's count
     */
    void cancel(List<? extends Header> reason);

    /** Receives the results of a client transaction, on the flow's event loop or the scheduler's thread. */
    interface Listener {
        /** A response that is not a retransmission; for INVITE every 2xx, retransmissions too (RFC 6026 §7.2). */
        void response(ClientTransaction transaction, Response response);

        /** Timer B or F fired, or the flow refused the request: treat as 408 or 503 (RFC 3261 §16.9). */
        void failed(ClientTransaction transaction, int status);
    }
}
