package io.sipwright.server.transaction;

import io.sipwright.server.sip.SipElements;
import io.sipwright.server.sip.SipFactories;
import io.sipwright.server.sip.SipHeaders;
import java.text.ParseException;
import java.util.List;
import javax.sip.InvalidArgumentException;
import javax.sip.address.URI;
import javax.sip.header.CallIdHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.Header;
import javax.sip.header.RouteHeader;
import javax.sip.header.ToHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** The requests that the INVITE client transaction makes itself. */
final class DerivedRequests {
    private static final int MAX_FORWARDS = 70;

    private DerivedRequests() {}

    /** The ACK to a non-2xx final response: its To, all else as in the INVITE (RFC 3261 §17.1.1.3). */
    static Request ack(Request invite, Response response) {
        return derived(invite, Request.ACK, response);
    }

    /**
     * The CANCEL of an INVITE (RFC 3261 §9.1).
     *
     * @param reason Reason headers (PRX-020 · RFC 3326 §2)
     */
    static Request cancel(Request invite, List<Header> reason) {
        Request cancel = derived(invite, Request.CANCEL, invite);
        reason.forEach(header -> cancel.addHeader((Header) header.clone()));
        return cancel;
    }

    private static Request derived(Request invite, String method, Message ofTo) {
        try {
            Request request = SipFactories.messages()
                    .createRequest(
                            (URI) invite.getRequestURI().clone(),
                            method,
                            (CallIdHeader) invite.getHeader(CallIdHeader.NAME).clone(),
                            SipFactories.headers().createCSeqHeader(SipHeaders.cseq(invite), method),
                            (FromHeader) invite.getHeader(FromHeader.NAME).clone(),
                            (ToHeader) ofTo.getHeader(ToHeader.NAME).clone(),
                            List.of((ViaHeader) SipHeaders.topVia(invite).clone()),
                            SipFactories.headers().createMaxForwardsHeader(MAX_FORWARDS));
            for (RouteHeader route : SipHeaders.all(invite, RouteHeader.NAME, RouteHeader.class)) {
                request.addHeader((RouteHeader) route.clone());
            }
            SipElements.keepText(request, invite, ofTo);
            return request;
        } catch (ParseException | InvalidArgumentException e) {
            throw new IllegalStateException("no " + method + " can be made of " + invite, e);
        }
    }
}
