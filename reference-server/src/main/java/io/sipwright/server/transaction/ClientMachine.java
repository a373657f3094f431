package io.sipwright.server.transaction;

import javax.sip.message.Response;

/** A client transaction, with the methods that only the table calls. */
sealed interface ClientMachine extends ClientTransaction permits InviteClient, NonInviteClient {
    void start();

    void received(Response response);

    /** The system could not send this transaction's request. */
    void sendFailed();

    /** The flow is closed; no response can arrive any more. */
    void flowClosed();
}
