package io.sipwright.pstn.gateway;

import io.sipwright.pstn.sdp.SdpLens;
import io.sipwright.pstn.sip.SipText;
import org.jspecify.annotations.Nullable;

/** We call a user of the target through its trunk (RFC 3261 §13.2). */
final class OutgoingCall extends EmbeddedCall implements ClientTransaction.User {
    private final SipText invite;
    private final String contact;
    private @Nullable ClientTransaction transaction;
    private boolean hangUpWanted;
    private boolean cancelSent;

    OutgoingCall(CallContext context, String user) {
        super(context, Identifiers.callId(), Identifiers.tag(), user);
        GatewaySettings settings = context.settings();
        String uri = "sip:" + user + "@" + settings.domain();
        contact = context.contact(settings.caller());
        invite = SipText.request("INVITE", uri)
                .edit()
                .add("Via", "SIP/2.0/UDP " + context.sentBy() + ";branch=" + Identifiers.branch() + ";rport")
                .add("Max-Forwards", "70")
                .add("From", context.contact(settings.caller()) + ";tag=" + localTag())
                .add("To", "<" + uri + ">")
                .add("Call-ID", callId())
                .add("CSeq", "1 INVITE")
                .add("Contact", contact)
                .add("Allow", SupportedMethods.METHODS)
                .add("User-Agent", "Sipwright")
                .body("application/sdp", audio.description())
                .done();
    }

    void begin() {
        transaction = context.transactions().request(invite, context.settings().trunk(), this);
    }

    @Override
    public void response(SipText response) {
        if (response.status() >= 300) {
            refused(response);
        } else if (response.status() >= 200) {
            accepted(response);
        } else if (response.status() > 100 && !isOver()) {
            provisional(response);
        }
        if (hangUpWanted) {
            hangUpNow();
        }
    }

    /** After our CANCEL the response tells nothing more of the cause. */
    private void refused(SipText response) {
        progress.finalStatus(response.status());
        if (cancelSent) {
            finish(CallEnd.CANCEL_SENT);
        } else {
            finish(CallEnd.REJECTED, response);
        }
    }

    private void provisional(SipText response) {
        progress.reach(CallState.RINGING);
        if (response.contentType().equals("application/sdp")) {
            audio.accept(SdpLens.parse(response.body()));
            progress.reach(CallState.EARLY_MEDIA);
        }
    }

    /** Every 2xx, also each repetition, wants its ACK; one of another branch is hung up at once (§13.2.2.4). */
    private void accepted(SipText response) {
        Dialog known = dialog();
        if (known != null && known.remoteTag().equals(response.to().tag())) {
            acknowledge(known, invite.cseqNumber());
            return;
        }
        Dialog dialog = Dialog.calling(invite, response, contact);
        acknowledge(dialog, invite.cseqNumber());
        if (known != null || isOver()) {
            send(dialog, dialog.request("BYE", context.sentBy()), Unheard.USER);
            return;
        }
        dialog(dialog);
        if (response.contentType().equals("application/sdp")) {
            audio.accept(SdpLens.parse(response.body()));
        }
        progress.finalStatus(response.status());
        progress.reach(CallState.ANSWERED);
        speak();
    }

    @Override
    public void timedOut() {
        finish(CallEnd.TIMED_OUT);
    }

    /** BYE once answered; before, CANCEL as soon as a provisional response allows it (§9.1). */
    @Override
    void hangUpNow() {
        Dialog dialog = dialog();
        hangUpWanted = true;
        if (isOver()) {
            return;
        }
        if (dialog != null) {
            bye(dialog);
        } else if (transaction != null && transaction.isProceeding() && !cancelSent) {
            cancelSent = true;
            context.transactions().request(cancel(), context.settings().trunk(), Unheard.USER);
        }
    }

    @Override
    void endUnanswered(CallEnd cause, SipText request) {
        if (dialog() == null) {
            finish(cause, request);
        }
    }

    @Override
    void established(SipText ack) {
        if (ack.contentType().equals("application/sdp")) {
            audio.accept(SdpLens.parse(ack.body()));
        }
    }

    private SipText cancel() {
        return invite.withStartLine("CANCEL " + invite.requestUri() + " SIP/2.0")
                .edit()
                .set("CSeq", invite.cseqNumber() + " CANCEL")
                .remove("Contact")
                .remove("Allow")
                .body("", new byte[0])
                .done();
    }
}
