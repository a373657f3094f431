package io.sipwright.server.transaction;

/** A server transaction, with the methods that only the table calls. */
sealed interface ServerMachine extends ServerTransaction permits InviteServer, NonInviteServer {
    /** Starts the timers that run before the transaction user responds. */
    default void start() {}

    /** The same request came again. */
    void retransmitted();

    /** Answers 500 unless a final response was sent (RFC 3261 §21.5.1). */
    void broken();
}
