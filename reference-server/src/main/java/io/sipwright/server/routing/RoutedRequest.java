package io.sipwright.server.routing;

import io.sipwright.server.nat.FlowToken;
import io.sipwright.server.sip.SipHeaders;
import io.sipwright.server.transport.Flow;
import java.util.List;
import java.util.Optional;
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import javax.sip.header.RouteHeader;
import javax.sip.message.Request;

/**
 * A request whose Route header no longer names us.
 *
 * @param request our own copy
 * @param received the Request-URI with which it came, for which its sender has made the digest
 * @param source the flow that it came on
 * @param tokens the tokens in its route set; all are ours, but maybe of another dialog
 */
record RoutedRequest(Request request, URI received, Flow source, List<FlowToken> tokens) {
    RoutedRequest {
        tokens = List.copyOf(tokens);
    }

    SipURI uri() {
        return (SipURI) request.getRequestURI();
    }

    String method() {
        return request.getMethod();
    }

    /** Whether it claims to belong to a dialog, which proves nothing (RFC 3261 §16.3 step 6). */
    boolean hasToTag() {
        return !SipHeaders.toTag(request).isEmpty();
    }

    /** A token of this request's dialog. */
    Optional<FlowToken> ownToken() {
        String callId = SipHeaders.callId(request);
        return tokens.stream()
                .filter(token -> token.names(callId, SipHeaders.fromTag(request), SipHeaders.toTag(request)))
                .findFirst();
    }

    List<RouteHeader> routes() {
        return SipHeaders.all(request, RouteHeader.NAME, RouteHeader.class);
    }
}
