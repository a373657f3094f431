package io.sipwright.server.routing;

import io.sipwright.server.sip.SipHeaders;
import io.sipwright.server.transport.Flow;
import java.util.List;
import java.util.Set;
import javax.sip.address.SipURI;
import javax.sip.header.RouteHeader;
import javax.sip.message.Request;

/**
 * A request whose Route header no longer names us.
 *
 * @param request our own copy
 * @param source the flow that it came on
 * @param vouched ids of flows for which the route set showed a valid token
 */
record RoutedRequest(Request request, Flow source, Set<String> vouched) {
    RoutedRequest {
        vouched = Set.copyOf(vouched);
    }

    SipURI uri() {
        return (SipURI) request.getRequestURI();
    }

    boolean inDialog() {
        return !SipHeaders.toTag(request).isEmpty();
    }

    List<RouteHeader> routes() {
        return SipHeaders.all(request, RouteHeader.NAME, RouteHeader.class);
    }
}
