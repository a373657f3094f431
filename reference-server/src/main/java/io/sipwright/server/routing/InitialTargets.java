package io.sipwright.server.routing;

import io.sipwright.server.nat.IpLiteral;
import io.sipwright.server.registrar.AddressOfRecord;
import io.sipwright.server.registrar.Binding;
import io.sipwright.server.registrar.BindingStore;
import io.sipwright.server.sip.SipElements;
import io.sipwright.server.transport.Flow;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.sip.address.SipURI;
import javax.sip.message.Request;

/** Stage 4 for requests outside dialogs: trunk or location service (RFC 3261 §16.5). */
final class InitialTargets {
    private final OwnAddresses own;
    private final Trunk trunk;
    private final Predicate<String> known;
    private final BindingStore bindings;
    private final FlowFinder flows;

    InitialTargets(OwnAddresses own, Trunk trunk, Predicate<String> known, BindingStore bindings, FlowFinder flows) {
        this.own = own;
        this.trunk = trunk;
        this.known = known;
        this.bindings = bindings;
        this.flows = flows;
    }

    List<Target> select(RoutedRequest routed) throws Rejected {
        SipURI uri = routed.uri();
        if (!routed.routes().isEmpty() || !own.serves(uri)) {
            throw new Rejected(403, "Forbidden: requests are not relayed to other domains");
        }
        if (uri.getUser() == null) {
            throw new Rejected(404, "Not Found: the Request-URI has no user");
        }
        refuseEventPackages(routed.request());
        return Trunk.isNumber(uri.getUser()) ? List.of(gateway(uri)) : registered(uri);
    }

    /** No event state is kept here: said at once instead of by silence (RFC 6665 §4.2.1, RFC 3903 §6). */
    private static void refuseEventPackages(Request request) throws Rejected {
        if (request.getMethod().equals(Request.SUBSCRIBE)) {
            throw new Rejected(489, "Bad Event");
        }
        if (request.getMethod().equals(Request.PUBLISH)) {
            throw new Rejected(405, "Method Not Allowed", LocalAnswers.allow());
        }
    }

    private Target gateway(SipURI uri) throws Rejected {
        InetSocketAddress gateway = trunk.gatewayFor(uri.getUser())
                .orElseThrow(() -> new Rejected(404, "Not Found: no route for this number"));
        SipURI there =
                SipElements.uri("sip:" + uri.getUser() + "@" + IpLiteral.host(gateway) + ":" + gateway.getPort());
        Flow flow = flows.datagrams(there).orElseThrow(() -> new Rejected(500, "The trunk's address is not resolved"));
        return new Target(there, flow);
    }

    private List<Target> registered(SipURI uri) throws Rejected {
        String user = AddressOfRecord.of(uri).map(AddressOfRecord::user).orElse("");
        if (!known.test(user)) {
            throw new Rejected(404, "Not Found"); // PRX-035 · RFC 3261 §16.5
        }
        List<Target> targets = new ArrayList<>();
        for (Binding binding : bindings.of(new AddressOfRecord(user, own.domain()))) {
            flows.to(binding).ifPresent(flow -> targets.add(target(binding, flow)));
        }
        if (targets.isEmpty()) {
            throw new Rejected(480, "Temporarily Unavailable"); // NAT-011 · contract N6
        }
        return targets;
    }

    /** NAT-006 · RFC 3261 §16.6 step 2: the Request-URI is the Contact as registered. */
    private static Target target(Binding binding, Flow flow) {
        return new Target(SipElements.uri(binding.contact().uri()), flow, binding.path());
    }
}
