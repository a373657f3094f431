package io.sipwright.server.transaction;

/** A server transaction as the table sees it. */
sealed interface ServerMachine extends ServerTransaction permits InviteServer, NonInviteServer {
    /** Begins with the timers that run before the user has said anything. */
    default void start() {}

    /** The same request came again. */
    void retransmitted();
}
