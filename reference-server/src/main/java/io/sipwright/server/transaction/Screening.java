package io.sipwright.server.transaction;

import java.util.function.Consumer;
import javax.sip.message.Response;

/**
 * What the transaction user decides on a request before anything is kept for it: whoever is not admitted makes the server
 * remember nothing (RFC 3261 §26.3.2.4).
 */
public sealed interface Screening {
    /**
     * The request gets a server transaction.
     *
     * @param service called once with it; what it throws ends in a 500
     */
    record Admitted(Consumer<ServerTransaction> service) implements Screening {}

    /**
     * The request is answered once and forgotten: each retransmission is screened again and draws this again, its ACK is
     * dropped (RFC 3261 §8.2.7).
     */
    record Answered(Response answer) implements Screening {}
}
