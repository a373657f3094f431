package io.sipwright.server.routing;

import io.sipwright.server.nat.FlowToken;
import io.sipwright.server.nat.FlowTokens;
import io.sipwright.server.sip.MessageCopy;
import io.sipwright.server.sip.SipHeaders;
import io.sipwright.server.transport.Flow;
import java.util.ArrayList;
import java.util.List;
import javax.sip.address.SipURI;
import javax.sip.header.RouteHeader;
import javax.sip.message.Request;

/** Stage 2: removes our entries from the route set and reads their tokens (RFC 3261 §16.4, RFC 5626 §5.3). */
final class RoutePreprocessing {
    private final OwnAddresses own;
    private final FlowTokens tokens;

    RoutePreprocessing(OwnAddresses own, FlowTokens tokens) {
        this.own = own;
        this.tokens = tokens;
    }

    RoutedRequest apply(Request received, Flow source) throws RejectedException {
        Request request = MessageCopy.of(received);
        List<FlowToken> carried = new ArrayList<>();
        undoStrictRouting(request, carried);
        stripMaddr(request);
        for (RouteHeader route : SipHeaders.all(request, RouteHeader.NAME, RouteHeader.class)) {
            if (!(route.getAddress().getURI() instanceof SipURI uri) || !own.serves(uri)) {
                break;
            }
            request.removeFirst(RouteHeader.NAME); // PRX-006 · RFC 3261 §16.4
            readToken(uri, carried);
        }
        return new RoutedRequest(request, received.getRequestURI(), source, carried);
    }

    /** PRX-007 · RFC 3261 §16.4: a strict router put our Record-Route URI into the Request-URI. */
    private void undoStrictRouting(Request request, List<FlowToken> carried) throws RejectedException {
        List<RouteHeader> routes = SipHeaders.all(request, RouteHeader.NAME, RouteHeader.class);
        if (request.getRequestURI() instanceof SipURI uri && uri.hasLrParam() && own.serves(uri) && !routes.isEmpty()) {
            readToken(uri, carried);
            request.setRequestURI(routes.get(routes.size() - 1).getAddress().getURI());
            request.removeLast(RouteHeader.NAME);
        }
    }

    /** RFC 3261 §16.4: a maddr that means us has done its work; a port with it is one of ours and does no harm. */
    private void stripMaddr(Request request) {
        if (request.getRequestURI() instanceof SipURI uri && uri.getMAddrParam() != null && own.serves(uri)) {
            uri.removeParameter("maddr");
            uri.removeParameter("transport");
        }
    }

    private void readToken(SipURI uri, List<FlowToken> carried) throws RejectedException {
        if (uri.getUser() != null) {
            carried.add(tokens.read(uri.getUser())
                    .orElseThrow(() -> new RejectedException(403, "Route carries a forged flow token"))); // NAT-020
        }
    }
}
