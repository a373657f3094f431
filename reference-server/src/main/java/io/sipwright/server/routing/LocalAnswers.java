package io.sipwright.server.routing;

import io.sipwright.server.sip.Responses;
import io.sipwright.server.sip.SipElements;
import io.sipwright.server.sip.SipHeaders;
import io.sipwright.server.transport.Transport;
import java.util.List;
import java.util.Optional;
import javax.sip.address.SipURI;
import javax.sip.header.AcceptHeader;
import javax.sip.header.AllowHeader;
import javax.sip.header.Header;
import javax.sip.header.RequireHeader;
import javax.sip.header.SupportedHeader;
import javax.sip.header.UnsupportedHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** Responses to requests for the server itself (RFC 3261 §8.2, §11.2). */
final class LocalAnswers {
    /** Methods that are forwarded to users and numbers. */
    private static final List<String> FORWARDED = List.of(
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
            Request.SUBSCRIBE,
            Request.NOTIFY);

    /** Methods that the server itself supports. */
    private static final List<String> OWN = List.of(Request.OPTIONS, Request.REGISTER);

    private static final List<String> EXTENSIONS = List.of("path", "outbound");

    private final OwnAddresses own;

    LocalAnswers(OwnAddresses own) {
        this.own = own;
    }

    static List<Header> allow() {
        return SipElements.headers(AllowHeader.NAME, FORWARDED);
    }

    /** The answer to a request that is for the server itself: the domain or a listener, without a user. */
    Optional<Response> to(Request request) {
        boolean ours = request.getRequestURI() instanceof SipURI uri
                && uri.getUser() == null
                && !uri.hasLrParam() // from a strict router: the Request-URI is in the Route (RFC 3261 §16.4)
                && own.serves(uri)
                && SipHeaders.toTag(request).isEmpty();
        return ours ? Optional.of(answer(request)) : Optional.empty();
    }

    /** RFC 3261 §10.3 step 1: REGISTERs for other domains, or along a route, are not relayed. */
    void requireOwnRegistrar(RoutedRequest register) throws RejectedException {
        if (!register.routes().isEmpty() || !own.isRegistrar(register.uri())) {
            throw new RejectedException(403, "Forbidden: not the registrar of this domain"); // REG-014
        }
        if (register.uri().isSecure() && register.source().transport() != Transport.WSS) {
            throw new RejectedException(416, "Unsupported URI Scheme: sips"); // RFC 3261 §26.2.2
        }
    }

    private static Response answer(Request request) {
        if (!OWN.contains(request.getMethod())) {
            // RFC 3261 §8.2.1, §21.4.6, §21.5.2: known but not supported, or unknown
            boolean known = FORWARDED.contains(request.getMethod())
                    || request.getMethod().equals(Request.PUBLISH);
            Response refused = Responses.to(request, known ? Response.METHOD_NOT_ALLOWED : Response.NOT_IMPLEMENTED);
            SipElements.headers(AllowHeader.NAME, OWN).forEach(refused::addHeader);
            return refused;
        }
        List<String> unknown = SipHeaders.optionTags(request, RequireHeader.NAME).stream()
                .filter(tag -> !EXTENSIONS.contains(tag))
                .toList();
        return unknown.isEmpty() ? capabilities(request) : badExtension(request, unknown);
    }

    /** RFC 3261 §8.2.2.3. */
    private static Response badExtension(Request request, List<String> unknown) {
        Response response = Responses.to(request, Response.BAD_EXTENSION);
        SipElements.headers(UnsupportedHeader.NAME, unknown).forEach(response::addHeader);
        return response;
    }

    /** PRX-036 · RFC 3261 §11.2: OPTIONS to the bare domain is for us. */
    private static Response capabilities(Request request) {
        Response ok = Responses.to(request, Response.OK);
        allow().forEach(ok::addHeader);
        ok.addHeader(SipElements.header(AcceptHeader.NAME, "application/sdp"));
        SipElements.headers(SupportedHeader.NAME, EXTENSIONS).forEach(ok::addHeader);
        return ok;
    }
}
