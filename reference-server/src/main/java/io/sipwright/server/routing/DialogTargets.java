package io.sipwright.server.routing;

import io.sipwright.server.dialog.Devices;
import io.sipwright.server.dialog.Dialogs;
import io.sipwright.server.dialog.Party;
import io.sipwright.server.nat.ContactMode;
import io.sipwright.server.nat.FlowToken;
import io.sipwright.server.nat.FlowTokens;
import io.sipwright.server.nat.IpLiteral;
import io.sipwright.server.nat.TokenContact;
import io.sipwright.server.sip.SipHeaders;
import io.sipwright.server.transport.Flow;
import java.util.List;
import java.util.Optional;
import javax.sip.address.SipURI;

/**
 * Stage 4 for requests in dialogs: only targets that the route set and the Contacts of the dialog allow, or the flow
 * that its token names (docs/adr/0009). No location lookup (PRX-034), unless the Request-URI is at our own domain.
 */
final class DialogTargets {
    private final ContactMode mode;
    private final FlowTokens tokens;
    private final Dialogs dialogs;
    private final Devices devices;
    private final OwnAddresses own;
    private final InitialTargets initial;

    DialogTargets(
            ContactMode mode,
            FlowTokens tokens,
            Dialogs dialogs,
            Devices devices,
            OwnAddresses own,
            InitialTargets initial) {
        this.mode = mode;
        this.tokens = tokens;
        this.dialogs = dialogs;
        this.devices = devices;
        this.own = own;
        this.initial = initial;
    }

    List<Target> select(RoutedRequest routed, AdmissionReason.InDialog inDialog) throws RejectedException {
        SipURI uri = readUri(routed);
        Party receiver = inDialog.receiver();
        if (!routed.routes().isEmpty()) {
            return List.of(new Target(uri, nextProxy(routed, receiver)));
        }
        if (own.serves(uri)) {
            return located(routed, receiver);
        }
        Party.Target target = receiver.target(uri)
                .orElseThrow(
                        () -> new RejectedException(404, "Not Found: the Request-URI is no target of this dialog"));
        Flow flow = dialogs.flowTo(inDialog.dialog(), receiver, target).orElseThrow(DialogTargets::flowFailed);
        return List.of(new Target(uri, flow)); // NAT-009
    }

    List<Target> select(RoutedRequest routed, AdmissionReason.ByFlowToken byToken) throws RejectedException {
        SipURI uri = readUri(routed);
        return List.of(new Target(
                uri, devices.named(byToken.receiver()).orElseThrow(DialogTargets::flowFailed))); // RFC 5626 §5.3.1
    }

    /** For an unknown dialog: only targets from the location service (RFC 3261 §16.5). */
    List<Target> select(RoutedRequest routed) throws RejectedException {
        if (!routed.routes().isEmpty() || !own.serves(routed.uri())) {
            throw new RejectedException(481, "Call/Transaction Does Not Exist");
        }
        return initial.select(routed);
    }

    /** The Request-URI without our parameter. A host under .invalid is a target only with our token in it. */
    private SipURI readUri(RoutedRequest routed) throws RejectedException {
        SipURI uri = (SipURI) routed.uri().clone();
        Optional<String> parameter = mode == ContactMode.TOKEN ? TokenContact.parameter(uri) : Optional.empty();
        if (parameter.isPresent() && token(parameter.get(), routed).isEmpty()) {
            throw new RejectedException(403, "Forbidden: the Request-URI carries a forged flow token"); // NAT-020
        }
        if (parameter.isEmpty() && IpLiteral.invalidName(uri.getHost())) {
            // the Contact was not rewritten: using the record would hide the fault
            throw new RejectedException(
                    480, "Temporarily Unavailable: a name under .invalid is never resolved"); // NAT-005
        }
        TokenContact.remove(uri);
        return uri;
    }

    private Optional<FlowToken> token(String text, RoutedRequest routed) {
        return tokens.read(text)
                .filter(token -> token.names(
                        SipHeaders.callId(routed.request()),
                        SipHeaders.fromTag(routed.request()),
                        SipHeaders.toTag(routed.request())));
    }

    private Flow nextProxy(RoutedRequest routed, Party receiver) throws RejectedException {
        return Optional.of(routed.routes().get(0).getAddress().getURI())
                .filter(SipURI.class::isInstance)
                .map(SipURI.class::cast)
                .filter(receiver::isNextHop)
                .flatMap(hop -> dialogs.firstHop(receiver))
                .orElseThrow(() -> new RejectedException(403, "Forbidden: the next Route is not of this dialog"));
    }

    /**
     * A gateway may use its address-of-record as Contact: then the target is the party, if it is among the bindings.
     */
    private List<Target> located(RoutedRequest routed, Party receiver) throws RejectedException {
        List<Target> found = initial.select(routed);
        List<Target> itself = found.stream()
                .filter(target -> target.flow().id().equals(receiver.flow().id()))
                .toList();
        return itself.isEmpty() ? found : itself;
    }

    private static RejectedException flowFailed() {
        return new RejectedException(430, "Flow Failed"); // RFC 5626 §5.3.1
    }
}
