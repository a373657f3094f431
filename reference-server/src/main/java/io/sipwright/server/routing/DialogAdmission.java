package io.sipwright.server.routing;

import io.sipwright.server.dialog.Device;
import io.sipwright.server.dialog.Devices;
import io.sipwright.server.dialog.Dialog;
import io.sipwright.server.dialog.Dialogs;
import io.sipwright.server.dialog.Party;
import io.sipwright.server.nat.FlowName;
import io.sipwright.server.nat.FlowToken;
import io.sipwright.server.nat.FlowTokens;
import io.sipwright.server.sip.SipHeaders;
import io.sipwright.server.transport.Flow;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sip.message.Request;

/**
 * Stage 3 for requests with a To tag (RFC 3261 §16.3 step 6, §22.3, RFC 5626 §5.3.1): the dialog's record decides; if
 * it is unknown, a token of that dialog; else the sender must authenticate.
 */
final class DialogAdmission {
    private static final Set<String> NEVER_CHALLENGED = Set.of(Request.ACK, Request.CANCEL);

    private final Dialogs dialogs;
    private final Devices devices;
    private final FlowTokens tokens;
    private final Trunk trunk;
    private final Admission admission;

    DialogAdmission(Dialogs dialogs, Devices devices, FlowTokens tokens, Trunk trunk, Admission admission) {
        this.dialogs = dialogs;
        this.devices = devices;
        this.tokens = tokens;
        this.trunk = trunk;
        this.admission = admission;
    }

    AdmissionReason check(RoutedRequest routed) throws RejectedException {
        List<Dialog> known = dialogs.find(routed.request());
        Optional<AdmissionReason> ofKnown = known.stream()
                .map(dialog -> within(dialog, routed))
                .flatMap(Optional::stream)
                .findFirst();
        if (ofKnown.isPresent()) {
            return ofKnown.get();
        }
        if (!routed.tokens().isEmpty() && routed.ownToken().isEmpty()) {
            throw new RejectedException(403, "Forbidden: the flow token belongs to another dialog"); // NAT-020
        }
        if (known.isEmpty() && routed.ownToken().isPresent()) {
            return byToken(routed, routed.ownToken().get());
        }
        String account = account(routed); // AUTH-010: an ACK is dropped instead, a CANCEL refused
        return known.isEmpty() ? new AdmissionReason.OutsideDialog(account) : ofAccount(known, account, routed);
    }

    /**
     * From its flow; over UDP from its address, or with a token of the dialog from the same host (AUTH-011). The trunk speaks
     * from where it is trusted and from nowhere else: another port of its host may be anybody's.
     */
    private Optional<AdmissionReason> within(Dialog dialog, RoutedRequest routed) {
        Flow source = routed.source();
        Party sender = dialog.sender(SipHeaders.fromTag(routed.request()));
        if (sender.sendsFrom(source) || trunk.trusts(source) && trunk.trusts(sender.flow())) {
            return Optional.of(new AdmissionReason.InDialog(dialog, sender, false));
        }
        boolean moved = !trunk.trusts(sender.flow())
                        && sender.isAtHostOf(source)
                        && routed.ownToken().isPresent()
                || source.transport().isWebSocket()
                        && sender.device()
                                .filter(device -> devices.isOn(source, device.user(), device.mark()))
                                .isPresent();
        return moved ? Optional.of(new AdmissionReason.InDialog(dialog, sender, true)) : Optional.empty();
    }

    /**
     * After a restart, for a dialog of which nothing is known but its token. A dialog of this process that is not known is
     * over, or was refused (RFC 3261 §12.2.2). Only a NOTIFY may come before the response that forms its dialog (RFC 6665
     * §4.4.1).
     */
    private AdmissionReason byToken(RoutedRequest routed, FlowToken token) throws RejectedException {
        if (tokens.expired(token)) {
            throw new RejectedException(403, "Forbidden: the flow token is too old");
        }
        String callId = SipHeaders.callId(routed.request());
        String fromTag = SipHeaders.fromTag(routed.request());
        FlowName sender = token.sender(callId, fromTag).orElseThrow(DialogAdmission::strange);
        FlowName receiver = token.receiver(callId, fromTag).orElseThrow(DialogAdmission::strange);
        if (!sentFrom(sender, routed.source())) {
            requireAccount(sender, routed);
        }
        if (token.ours() && !routed.method().equals(Request.NOTIFY)) {
            throw new RejectedException(481, "Call/Transaction Does Not Exist");
        }
        return new AdmissionReason.ByFlowToken(token, receiver);
    }

    private boolean sentFrom(FlowName name, Flow source) {
        if (name instanceof FlowName.Connection connection) {
            return source.transport().isWebSocket()
                    && (source.id().equals(connection.flowId()) || devices.isOn(source, connection.user(), ""));
        }
        var peer = ((FlowName.Datagrams) name).peer();
        return trunk.trusts(peer)
                ? trunk.trusts(source)
                : !source.transport().isWebSocket()
                        && peer.getAddress().equals(source.remote().getAddress());
    }

    /** A browser on a new, unregistered connection may authenticate. */
    private void requireAccount(FlowName name, RoutedRequest routed) throws RejectedException {
        boolean browsers = name instanceof FlowName.Connection
                && routed.source().transport().isWebSocket();
        if (!browsers || !account(routed).equals(((FlowName.Connection) name).user())) {
            throw strange();
        }
    }

    private String account(RoutedRequest routed) throws RejectedException {
        if (NEVER_CHALLENGED.contains(routed.method())) {
            throw strange();
        }
        return admission.check(routed);
    }

    private static AdmissionReason ofAccount(List<Dialog> known, String account, RoutedRequest routed)
            throws RejectedException {
        for (Dialog dialog : known) {
            Party sender = dialog.sender(SipHeaders.fromTag(routed.request()));
            if (!account.isEmpty()
                    && sender.device().map(Device::user).filter(account::equals).isPresent()) {
                return new AdmissionReason.InDialog(dialog, sender, true);
            }
        }
        throw strange();
    }

    private static RejectedException strange() {
        return new RejectedException(403, "Forbidden: the request comes from no side of this dialog");
    }
}
