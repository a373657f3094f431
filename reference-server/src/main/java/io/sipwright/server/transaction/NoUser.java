package io.sipwright.server.transaction;

import io.sipwright.server.sip.Responses;
import io.sipwright.server.transport.Flow;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** The transaction user before {@link TransactionTable#serve} is called: all requests get 503 (RFC 3261 §21.5.4). */
final class NoUser implements TransactionUser {
    @Override
    public Screening screen(Flow flow, Request request) {
        return new Screening.Answered(Responses.to(request, Response.SERVICE_UNAVAILABLE));
    }

    @Override
    public void ack(Flow flow, Request ack) {}

    @Override
    public void cancelled(ServerTransaction invite, Request cancel) {}

    @Override
    public void strayResponse(Flow flow, Response response) {}
}
