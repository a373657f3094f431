package io.sipwright.server.transaction;

import io.sipwright.server.transport.Flow;
import javax.sip.message.Response;

/** A server transaction (RFC 3261 §17.2, RFC 6026). Thread-safe. */
public interface ServerTransaction {
    /** The flow that the request came on; responses go back on it and on no other. */
    Flow flow();

    /** Sends a response and keeps it for retransmissions. */
    void respond(Response response);

    /** Whether a final response was sent. */
    boolean finished();
}
