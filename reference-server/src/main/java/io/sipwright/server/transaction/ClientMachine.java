package io.sipwright.server.transaction;

import javax.sip.message.Response;

/** A client transaction as the table sees it. */
sealed interface ClientMachine extends ClientTransaction permits InviteClient, NonInviteClient {
    void start();

    void received(Response response);

    /** Nothing can come on its flow any more. */
    void flowClosed();
}
