package io.sipwright.server.routing;

import io.sipwright.server.transport.Flow;
import java.util.List;
import javax.sip.address.SipURI;

/**
 * Where a copy of a request goes (RFC 3261 §16.5).
 *
 * @param uri becomes the Request-URI
 * @param flow the way there; nothing is ever dialled
 * @param routes Route values put on top (RFC 3327 §5.4)
 */
record Target(SipURI uri, Flow flow, List<String> routes) {
    Target {
        routes = List.copyOf(routes);
    }

    Target(SipURI uri, Flow flow) {
        this(uri, flow, List.of());
    }
}
