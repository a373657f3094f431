package io.sipwright.server.routing;

import io.sipwright.server.transport.Flow;
import java.util.List;
import javax.sip.address.SipURI;

/**
 * Where a copy of a request goes (RFC 3261 §16.5).
 *
 * @param uri becomes the Request-URI
 * @param flow the flow to it; no connection is opened
 * @param routes Route values put on top (RFC 3327 §5.4)
 * @param breadth the copy's Max-Breadth (RFC 5393 §5); 0 until it is divided
 */
record Target(SipURI uri, Flow flow, List<String> routes, int breadth) {
    Target {
        routes = List.copyOf(routes);
    }

    Target(SipURI uri, Flow flow, List<String> routes) {
        this(uri, flow, routes, 0);
    }

    Target(SipURI uri, Flow flow) {
        this(uri, flow, List.of());
    }

    Target withBreadth(int share) {
        return new Target(uri, flow, routes, share);
    }
}
