package io.sipwright.server.routing;

import io.sipwright.server.sip.Responses;
import io.sipwright.server.sip.SipElements;
import java.util.List;
import java.util.Optional;
import javax.sip.address.SipURI;
import javax.sip.header.AcceptHeader;
import javax.sip.header.AllowHeader;
import javax.sip.header.Header;
import javax.sip.header.SupportedHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** What the server says for itself (RFC 3261 §11.2). */
final class LocalAnswers {
    private static final List<String> METHODS = List.of(
            Request.INVITE,
            Request.ACK,
            Request.CANCEL,
            Request.BYE,
            Request.OPTIONS,
            Request.REGISTER,
            Request.UPDATE,
            Request.PRACK,
            Request.INFO,
            Request.MESSAGE,
            Request.REFER,
            Request.NOTIFY);

    private final OwnAddresses own;

    LocalAnswers(OwnAddresses own) {
        this.own = own;
    }

    static List<Header> allow() {
        return SipElements.headers(AllowHeader.NAME, METHODS);
    }

    /** PRX-036 · RFC 3261 §11.2: OPTIONS to the bare domain is for us. */
    Optional<Response> to(Request request) {
        boolean ours = request.getMethod().equals(Request.OPTIONS)
                && request.getRequestURI() instanceof SipURI uri
                && uri.getUser() == null
                && own.serves(uri);
        return ours ? Optional.of(capabilities(request)) : Optional.empty();
    }

    private static Response capabilities(Request request) {
        Response ok = Responses.to(request, Response.OK);
        allow().forEach(ok::addHeader);
        ok.addHeader(SipElements.header(AcceptHeader.NAME, "application/sdp"));
        SipElements.headers(SupportedHeader.NAME, List.of("path", "outbound")).forEach(ok::addHeader);
        return ok;
    }
}
