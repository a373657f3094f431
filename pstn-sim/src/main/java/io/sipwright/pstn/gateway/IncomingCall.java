package io.sipwright.pstn.gateway;

import io.sipwright.pstn.sdp.SdpText;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.ua.Identifiers;
import io.sipwright.pstn.ua.InviteServer;
import io.sipwright.pstn.ua.ServerTransaction;
import io.sipwright.pstn.ua.Session;

/** A call to one of our numbers (RFC 3261 §13.3). */
final class IncomingCall extends EmbeddedCall implements InviteServer.Listener {
    private final InviteServer server;
    private final Service service;
    private final ServiceScript script;
    private String description = "";
    private boolean hangUpOnAck;

    IncomingCall(CallContext context, ServerTransaction invite, Service service, ServiceScript script) {
        super(
                context,
                invite.request().callId(),
                invite.request().to().user(),
                invite.request().from().user());
        this.service = service;
        this.script = script;
        this.server = new InviteServer(core(), invite, Identifiers.tag(), 1, this);
        session(server.session());
    }

    SipText invite() {
        return server.invite();
    }

    Service service() {
        return service;
    }

    boolean isFor(SipText otherInvite) {
        SipText own = invite();
        return own.callId().equals(otherInvite.callId())
                && own.cseqNumber() == otherInvite.cseqNumber()
                && own.from().tag().equals(otherInvite.from().tag());
    }

    /** Answers the offer, or makes one if the INVITE has none (RFC 3261 §13.2.1), and starts the service. */
    void begin() {
        server.provisional(server.response(100, "Trying"));
        boolean offered = invite().contentType().equals("application/sdp");
        SdpText offer = SdpText.parse(invite().body());
        description = offered ? audio.answer(offer).orElse("") : audio.description();
        if (description.isEmpty()) {
            reject(488, "Not Acceptable Here");
        } else {
            script.called(this);
        }
    }

    void ring() {
        if (!isOver()) {
            server.provisional(inDialog(180, "Ringing"));
            progress.reach(CallState.RINGING);
        }
    }

    /** 183 with our description: our audio is heard before the answer (RFC 3960 §3). */
    void earlyMedia() {
        if (!isOver()) {
            server.provisional(withDescription(inDialog(183, "Session Progress")));
            progress.reach(CallState.EARLY_MEDIA);
        }
    }

    void answer() {
        if (!isOver() && !server.isAnswered()) {
            progress.finalStatus(200);
            server.accept(withDescription(inDialog(200, "OK").with("Allow", SupportedMethods.METHODS)));
        }
    }

    void reject(int status, String reason) {
        if (!server.isAnswered()) {
            server.refuse(status, reason);
            progress.finalStatus(status);
            finish(CallEnd.REJECTED);
        }
    }

    @Override
    public void cancelled(SipText cancel) {
        progress.finalStatus(487);
        finish(CallEnd.CANCEL_RECEIVED, cancel);
    }

    @Override
    void endUnanswered(CallEnd cause, SipText request) {
        if (!server.isAnswered()) {
            server.refuse(487, "Request Terminated");
            progress.finalStatus(487);
            finish(cause, request);
        }
    }

    @Override
    public void acknowledged(Session session, SipText ack) {
        if (ack.contentType().equals("application/sdp")) {
            audio.accept(SdpText.parse(ack.body()));
        }
        boolean first = state() != CallState.ANSWERED;
        progress.reach(CallState.ANSWERED);
        if (hangUpOnAck) {
            hangUpNow();
        } else if (first) {
            script.answered(this);
        }
    }

    /** After a 2xx, BYE waits for the ACK (RFC 3261 §15). */
    @Override
    void hangUpNow() {
        if (isOver()) {
            return;
        }
        if (!server.isAnswered()) {
            reject(480, "Temporarily Unavailable");
        } else if (server.session().awaitsAck()) {
            hangUpOnAck = true;
        } else {
            bye(server.session());
        }
    }

    private SipText withDescription(SipText response) {
        return response.edit().body("application/sdp", description).done();
    }

    private SipText inDialog(int status, String reason) {
        return server.response(status, reason).edit().push("Contact", contact()).done();
    }
}
