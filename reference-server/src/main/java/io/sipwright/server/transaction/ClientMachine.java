package io.sipwright.server.transaction;

import javax.sip.message.Response;

/** A client transaction as the table sees it. */
sealed interface ClientMachine extends ClientTransaction permits InviteClient, NonInviteClient {
    void start();

    void received(Response response);

    /** The system did not send what this transaction wanted to send. */
    void sendFailed();

    /** Nothing can come on its flow any more. */
    void flowClosed();
}
