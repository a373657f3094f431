package io.sipwright.server.routing;

import io.sipwright.server.nat.ContactMode;
import io.sipwright.server.nat.FlowTokens;
import io.sipwright.server.nat.IpLiteral;
import io.sipwright.server.nat.TokenContact;
import io.sipwright.server.transport.Flow;
import java.util.Optional;
import javax.sip.address.SipURI;

/**
 * Stage 4 for requests in dialogs: the Request-URI says where, a token of the route set or a binding that we may go there
 * (docs/adr/0003, RFC 5626 §5.3). No location lookup (PRX-034).
 */
final class DialogTargets {
    private final ContactMode mode;
    private final FlowTokens tokens;
    private final FlowFinder flows;
    private final Trunk trunk;

    DialogTargets(ContactMode mode, FlowTokens tokens, FlowFinder flows, Trunk trunk) {
        this.mode = mode;
        this.tokens = tokens;
        this.flows = flows;
        this.trunk = trunk;
    }

    Target select(RoutedRequest routed) throws Rejected {
        SipURI uri = (SipURI) routed.uri().clone();
        if (!routed.routes().isEmpty()) {
            return new Target(uri, nextProxy(routed));
        }
        if (mode == ContactMode.TOKEN) {
            Optional<String> flowId = TokenContact.flowId(uri, tokens);
            if (flowId.isPresent()) {
                TokenContact.remove(uri);
                return new Target(uri, flows.connection(flowId.get()).orElseThrow(DialogTargets::flowFailed));
            }
        }
        return new Target(uri, FlowFinder.webSocket(uri) ? browser(routed, uri) : plain(routed, uri));
    }

    private Flow browser(RoutedRequest routed, SipURI uri) throws Rejected {
        refuseInvalid(uri);
        Optional<Flow> flow =
                flows.among(routed.vouched(), uri).or(() -> flows.registeredAt(uri)); // NAT-009 · RFC 5626 §5.3.1
        if (flow.isPresent()) {
            return flow.get();
        }
        if (routed.vouched().isEmpty()) {
            throw new Rejected(403, "Forbidden: no flow token");
        }
        boolean oneIsGone =
                routed.vouched().stream().anyMatch(id -> flows.connection(id).isEmpty());
        throw oneIsGone ? flowFailed() : new Rejected(404, "Not Found: no flow of this dialog leads there");
    }

    private Flow plain(RoutedRequest routed, SipURI uri) throws Rejected {
        refuseInvalid(uri);
        Flow flow = flows.datagrams(uri)
                .orElseThrow(() -> new Rejected(404, "Not Found: the Request-URI's host is no address"));
        boolean allowed = !routed.vouched().isEmpty()
                || trunk.trusts(routed.source())
                || trunk.trusts(flow.remote())
                || flows.registeredAt(uri).isPresent();
        if (!allowed) {
            throw new Rejected(403, "Forbidden: no flow token");
        }
        return flow;
    }

    private Flow nextProxy(RoutedRequest routed) throws Rejected {
        if (routed.vouched().isEmpty() && !trunk.trusts(routed.source())) {
            throw new Rejected(403, "Forbidden: no flow token");
        }
        return Optional.of(routed.routes().get(0).getAddress().getURI())
                .filter(SipURI.class::isInstance)
                .flatMap(uri -> flows.datagrams((SipURI) uri))
                .orElseThrow(() -> new Rejected(404, "Not Found: the next Route's host is no address"));
    }

    /** Such a host means that a Contact went out unmended; going by the token alone would hide that. */
    private static void refuseInvalid(SipURI uri) throws Rejected {
        if (IpLiteral.invalidName(uri.getHost())) {
            throw new Rejected(480, "Temporarily Unavailable: a name under .invalid is never resolved"); // NAT-005
        }
    }

    private static Rejected flowFailed() {
        return new Rejected(430, "Flow Failed"); // RFC 5626 §5.3.1, contract N6
    }
}
