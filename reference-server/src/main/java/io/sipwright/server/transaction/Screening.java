package io.sipwright.server.transaction;

import java.util.function.Consumer;
import javax.sip.message.Response;

/**
 * The decision of the transaction user on a request before any state is kept for it: a request that is not admitted
 * leaves no state (RFC 3261 §26.3.2.4).
 */
public sealed interface Screening {
    /**
     * The request gets a server transaction.
     *
     * @param service called once with it; an exception becomes a 500
     */
    record Admitted(Consumer<ServerTransaction> service) implements Screening {}

    /**
     * The request gets this response and leaves no state: each retransmission is screened again and gets it again, its
     * ACK is dropped (RFC 3261 §8.2.7).
     */
    record Answered(Response answer) implements Screening {}
}
