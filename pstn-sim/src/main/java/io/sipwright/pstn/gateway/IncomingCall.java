package io.sipwright.pstn.gateway;

import io.sipwright.pstn.sdp.SdpLens;
import io.sipwright.pstn.sip.SipText;

/** Somebody calls one of our numbers (RFC 3261 §13.3). */
final class IncomingCall extends EmbeddedCall {
    private final ServerTransaction invite;
    private final Service service;
    private final ServiceScript script;
    private String description = "";
    private boolean hangUpOnAck;

    IncomingCall(CallContext context, ServerTransaction invite, Service service, ServiceScript script) {
        super(
                context,
                invite.request().callId(),
                Identifiers.tag(),
                invite.request().from().user());
        this.invite = invite;
        this.service = service;
        this.script = script;
    }

    SipText invite() {
        return invite.request();
    }

    Service service() {
        return service;
    }

    boolean isFor(SipText otherInvite) {
        SipText own = invite.request();
        return own.callId().equals(otherInvite.callId())
                && own.cseqNumber() == otherInvite.cseqNumber()
                && own.from().tag().equals(otherInvite.from().tag());
    }

    boolean isMadeBy(ServerTransaction transaction) {
        return invite == transaction;
    }

    /** Takes the offer, or makes one where the INVITE has none (RFC 3261 §13.2.1), and lets the service act. */
    void begin() {
        invite.respond(100, "Trying", "");
        boolean offered = invite.request().contentType().equals("application/sdp");
        SdpLens offer = SdpLens.parse(invite.request().body());
        description = offered ? audio.answer(offer).orElse("") : audio.description();
        if (description.isEmpty()) {
            reject(488, "Not Acceptable Here");
        } else {
            script.called(this);
        }
    }

    void ring() {
        if (!isOver()) {
            invite.respond(inDialog(180, "Ringing"));
            progress.reach(CallState.RINGING);
        }
    }

    /** 183 with our description: what we say is heard before the answer (RFC 3960 §3). */
    void earlyMedia() {
        if (!isOver()) {
            invite.respond(withDescription(inDialog(183, "Session Progress")));
            progress.reach(CallState.EARLY_MEDIA);
        }
    }

    void answer() {
        if (!isOver() && !invite.isAnswered()) {
            progress.finalStatus(200);
            accept(invite, withDescription(inDialog(200, "OK").with("Allow", SupportedMethods.METHODS)));
        }
    }

    void reject(int status, String reason) {
        if (!invite.isAnswered()) {
            invite.respond(status, reason, localTag());
            progress.finalStatus(status);
            finish(CallEnd.REJECTED);
        }
    }

    /** A CANCEL came for the INVITE (RFC 3261 §9.2). */
    void cancelled(SipText cancel) {
        endUnanswered(CallEnd.CANCEL_RECEIVED, cancel);
    }

    @Override
    void endUnanswered(CallEnd cause, SipText request) {
        if (!invite.isAnswered()) {
            invite.respond(487, "Request Terminated", localTag());
            progress.finalStatus(487);
            finish(cause, request);
        }
    }

    @Override
    void established(SipText ack) {
        if (ack.contentType().equals("application/sdp")) {
            audio.accept(SdpLens.parse(ack.body()));
        }
        boolean first = state() != CallState.ANSWERED;
        progress.reach(CallState.ANSWERED);
        if (hangUpOnAck) {
            hangUpNow();
        } else if (first) {
            script.answered(this);
        }
    }

    /** Not before the ACK where we have sent 2xx (RFC 3261 §15). */
    @Override
    void hangUpNow() {
        Dialog dialog = dialog();
        if (isOver()) {
            return;
        }
        if (!invite.isAnswered()) {
            reject(480, "Temporarily Unavailable");
        } else if (awaitsAck() || dialog == null) {
            hangUpOnAck = true;
        } else {
            bye(dialog);
        }
    }

    private SipText withDescription(SipText response) {
        return response.edit().body("application/sdp", description).done();
    }

    private SipText inDialog(int status, String reason) {
        String number = invite.request().to().user();
        String contact = context.contact(number);
        SipText response = invite.request()
                .answer(status, reason, localTag())
                .edit()
                .push("Contact", contact)
                .done();
        if (dialog() == null) {
            dialog(Dialog.called(invite.request(), response, contact));
        }
        return response;
    }
}
