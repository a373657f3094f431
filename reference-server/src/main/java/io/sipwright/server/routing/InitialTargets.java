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
import java.util.Optional;
import javax.sip.address.SipURI;
import javax.sip.message.Request;

/** Stage 4 for requests outside dialogs: location service, trunk, or a browser's rewritten Contact (RFC 3261 §16.5). */
final class InitialTargets {
    private final OwnAddresses own;
    private final Trunk trunk;
    private final Subscribers subscribers;
    private final BindingStore bindings;
    private final FlowFinder flows;
    private final BrowserContacts contacts;

    InitialTargets(
            OwnAddresses own,
            Trunk trunk,
            Subscribers subscribers,
            BindingStore bindings,
            FlowFinder flows,
            BrowserContacts contacts) {
        this.own = own;
        this.trunk = trunk;
        this.subscribers = subscribers;
        this.bindings = bindings;
        this.flows = flows;
        this.contacts = contacts;
    }

    List<Target> select(RoutedRequest routed) throws RejectedException {
        SipURI uri = routed.uri();
        boolean here = own.serves(uri);
        boolean elsewhere = !routed.routes().isEmpty();
        Optional<Target> browser = here || elsewhere ? Optional.empty() : contacts.find(uri); // CALL-024
        if (elsewhere || !here && browser.isEmpty()) {
            throw new RejectedException(403, "Forbidden: requests are not relayed to other domains");
        }
        if (uri.isSecure()) {
            // RFC 3261 §26.2.2, RFC 5630 §3.1.3: not every hop is TLS, and a sips URI is never served as sip
            throw new RejectedException(416, "Unsupported URI Scheme: sips");
        }
        refusePublish(routed.request());
        AssertedIdentity.refuseUnmetPrivacy(routed.request());
        if (browser.isPresent()) {
            return List.of(browser.get());
        }
        String called = AddressOfRecord.of(uri)
                .map(AddressOfRecord::user)
                .orElseThrow(() -> new RejectedException(404, "Not Found: the Request-URI has no user"));
        Optional<String> user = subscribers.called(called);
        return user.isPresent() ? registered(user.get()) : List.of(gateway(called, routed));
    }

    /** Refuses PUBLISH: this server keeps no event state (RFC 3903 §6). */
    private static void refusePublish(Request request) throws RejectedException {
        if (request.getMethod().equals(Request.PUBLISH)) {
            throw new RejectedException(405, "Method Not Allowed", LocalAnswers.allow());
        }
    }

    /** GW-002: a call from the trunk goes to a user here or nowhere; never back to the trunk. */
    private Target gateway(String number, RoutedRequest routed) throws RejectedException {
        if (!Trunk.isNumber(number) || trunk.trusts(routed.source())) {
            throw new RejectedException(404, "Not Found"); // PRX-035 · RFC 3261 §16.5
        }
        InetSocketAddress gateway = trunk.gatewayFor(number)
                .orElseThrow(() -> new RejectedException(404, "Not Found: no route for this number"));
        SipURI there = SipElements.uri("sip:" + number + "@" + IpLiteral.host(gateway) + ":" + gateway.getPort());
        Flow flow = flows.datagrams(there)
                .orElseThrow(() -> new RejectedException(500, "The trunk's address is not resolved"));
        return new Target(there, flow);
    }

    private List<Target> registered(String user) throws RejectedException {
        List<Target> targets = new ArrayList<>();
        for (Binding binding : bindings.of(new AddressOfRecord(user, own.domain()))) {
            flows.to(binding).map(flow -> target(binding, flow)).ifPresent(targets::add);
        }
        if (targets.isEmpty()) {
            throw new RejectedException(480, "Temporarily Unavailable"); // NAT-011 · RFC 3261 §21.4.18
        }
        return targets;
    }

    /** NAT-006 · RFC 3261 §16.6 step 2: the Request-URI is the Contact as registered. */
    private static Target target(Binding binding, Flow flow) {
        return new Target(SipElements.requestUri(binding.contact().uri()), flow, binding.path());
    }
}
