package io.sipwright.scenarios.endpoint;

import io.sipwright.pstn.sip.SipEdit;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.ua.Dialog;
import io.sipwright.pstn.ua.DialogId;
import io.sipwright.pstn.ua.RequestFields;

/** One dialog of an endpoint with the request that made it, early or confirmed (RFC 3261 §12). Confined to the endpoint's event loop. */
final class EndpointDialog {
    private final Dialog dialog;
    private final boolean caller;
    private final String method;
    private long inviteSequence;
    private long lastReliable = -1;
    private boolean confirmed;
    private boolean ended;

    private EndpointDialog(Dialog dialog, SipText request, boolean caller) {
        this.dialog = dialog;
        this.caller = caller;
        method = request.method();
        inviteSequence = request.cseqNumber();
    }

    static EndpointDialog asCaller(SipText request, SipText response) {
        return new EndpointDialog(Dialog.calling(request, response), request, true);
    }

    static EndpointDialog asCallee(SipText request, SipText response) {
        return new EndpointDialog(Dialog.called(request, response.to().tag(), 0), request, false);
    }

    /** Applies a later response of the same dialog: target, reliable sequence number, answer (RFC 3261 §13.2.2.4). */
    void received(SipText response) {
        if (response.cseqMethod().equals("INVITE")) {
            inviteSequence = response.cseqNumber();
        }
        boolean success = response.status() >= 200 && response.status() < 300;
        // RFC 3261 §13.2.2.4: the 2xx to the request that makes the dialog has its route set, one to PRACK or UPDATE
        // has none
        if (success && !confirmed && response.cseqMethod().equals(method)) {
            dialog.confirm(response);
            confirmed = true;
        } else {
            dialog.refresh(response);
        }
        response.header("RSeq").filter(n -> n.matches("\\d{1,10}")).ifPresent(n -> lastReliable = Long.parseLong(n));
    }

    /** Whether a request of the peer is in order; remembers its number (RFC 3261 §12.2.2). */
    boolean accepts(SipText request) {
        return dialog.accepts(request);
    }

    /** A request of the peer that we accept has changed the target (RFC 3261 §12.2.2, RFC 3311 §5.2). */
    void refreshed(SipText request) {
        dialog.refresh(request);
    }

    void confirm() {
        confirmed = true;
    }

    void end() {
        ended = true;
    }

    void provisionalSent(long reliableNumber) {
        lastReliable = reliableNumber;
    }

    boolean isConfirmed() {
        return confirmed;
    }

    boolean isOver() {
        return ended;
    }

    boolean isCall() {
        return method.equals("INVITE");
    }

    DialogId id() {
        return dialog.id();
    }

    /** The To tag of the response that created the dialog. */
    String calleeTag() {
        return caller ? id().remoteTag() : id().localTag();
    }

    boolean owns(SipText request) {
        return dialog.owns(request);
    }

    /** The next request in this dialog, up to its CSeq. */
    SipEdit request(String requestMethod, String via) {
        SipEdit request = dialog.next(requestMethod).edit(via);
        return requestMethod.equals("PRACK") && lastReliable >= 0
                ? request.add("RAck", lastReliable + " " + inviteSequence + " INVITE")
                : request;
    }

    /** The fields of the ACK for the answer, with the CSeq number of its own INVITE (RFC 3261 §13.2.2.4). */
    RequestFields ack(SipText response) {
        return dialog.ack(response.cseqNumber());
    }

    long inviteSequence() {
        return inviteSequence;
    }

    long lastReliable() {
        return lastReliable;
    }
}
