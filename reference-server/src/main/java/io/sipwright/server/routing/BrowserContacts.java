package io.sipwright.server.routing;

import io.sipwright.server.dialog.Devices;
import io.sipwright.server.nat.FlowName;
import io.sipwright.server.nat.FlowTokens;
import io.sipwright.server.nat.TokenContact;
import io.sipwright.server.nat.UriAddress;
import io.sipwright.server.registrar.Binding;
import io.sipwright.server.registrar.BindingStore;
import io.sipwright.server.sip.SipElements;
import io.sipwright.server.transport.Flow;
import io.sipwright.server.transport.Transports;
import java.util.Optional;
import javax.sip.address.SipURI;

/**
 * Finds the registered browser that a rewritten Contact leads to, for a request outside its dialog: who has seen the Contact in a call may
 * be referred to it (CALL-024, RFC 5589 §7.5, RFC 7118 §5). Thread-safe.
 */
final class BrowserContacts {
    private final FlowTokens tokens;
    private final Devices devices;
    private final Transports transports;
    private final BindingStore bindings;

    BrowserContacts(FlowTokens tokens, Devices devices, Transports transports, BindingStore bindings) {
        this.tokens = tokens;
        this.devices = devices;
        this.transports = transports;
        this.bindings = bindings;
    }

    /** The browser's own Contact and its connection; empty if no registered browser is there. */
    Optional<Target> find(SipURI uri) {
        Optional<String> token = TokenContact.parameter(uri);
        return token.isPresent() ? byToken(uri, token.get()) : byAddress(uri);
    }

    private Optional<Target> byToken(SipURI uri, String text) {
        SipURI contact = (SipURI) uri.clone();
        TokenContact.remove(contact);
        return tokens.read(text)
                .filter(token -> token.flows().size() == 1 && !tokens.expired(token))
                .flatMap(token -> registered(token.flows().get(0)))
                .map(flow -> new Target(contact, flow));
    }

    private Optional<Flow> registered(FlowName name) {
        return name instanceof FlowName.Connection browser && !browser.user().isEmpty()
                ? devices.named(name).filter(flow -> devices.isOn(flow, browser.user(), browser.device()))
                : Optional.empty();
    }

    private Optional<Target> byAddress(SipURI uri) {
        return Optional.of(uri)
                .filter(UriAddress::isWebSocket)
                .flatMap(UriAddress::of)
                .flatMap(transports::connectionFrom)
                .filter(Flow::open)
                .flatMap(flow -> bindings.over(flow.id()).flatMap(binding -> target(binding, flow)));
    }

    private static Optional<Target> target(Binding binding, Flow flow) {
        return SipElements.parsedUri(binding.contact().uri()).map(contact -> new Target(contact, flow));
    }
}
