package io.sipwright.pstn.gateway;

import io.sipwright.pstn.sdp.SdpText;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.ua.Identifiers;
import io.sipwright.pstn.ua.InviteClient;
import io.sipwright.pstn.ua.RequestFields;
import io.sipwright.pstn.ua.ResponseListener;
import io.sipwright.pstn.ua.Session;
import io.sipwright.pstn.ua.UserAgentCore;

/** A call to a user of the target over the trunk (RFC 3261 §13.2). */
final class OutgoingCall extends EmbeddedCall implements InviteClient.Listener {
    private final InviteClient client;
    private boolean hangUpWanted;

    OutgoingCall(CallContext context, String user) {
        super(context, Identifiers.callId(), context.settings().caller(), user.replaceFirst("@.*", ""));
        String uri = "sip:"
                + (user.contains("@") ? user : user + "@" + context.settings().domain());
        UserAgentCore core = core();
        RequestFields fields =
                RequestFields.of("INVITE", uri, contact() + ";tag=" + Identifiers.tag(), "<" + uri + ">", callId(), 1);
        SipText invite = core.form()
                .begin(fields)
                .add("Allow", SupportedMethods.METHODS)
                .add("User-Agent", "Sipwright")
                .body("application/sdp", audio.description())
                .done();
        client = new InviteClient(core, invite, this);
    }

    void begin() {
        client.begin();
    }

    /** After our CANCEL the response adds nothing about the cause. */
    @Override
    public void refused(SipText response) {
        progress.finalStatus(response.status());
        if (client.isCancelSent()) {
            finish(CallEnd.CANCEL_SENT);
        } else {
            finish(CallEnd.REJECTED, response);
        }
    }

    @Override
    public void provisional(SipText response) {
        if (isOver()) {
            return;
        }
        progress.reach(CallState.RINGING);
        if (response.contentType().equals("application/sdp")) {
            audio.accept(SdpText.parse(response.body()));
            progress.reach(CallState.EARLY_MEDIA);
        }
    }

    @Override
    public void accepted(Session session, SipText response) {
        if (isOver()) {
            session.bye(ResponseListener.NONE);
            return;
        }
        session(session);
        if (response.contentType().equals("application/sdp")) {
            audio.accept(SdpText.parse(response.body()));
        }
        progress.finalStatus(response.status());
        progress.reach(CallState.ANSWERED);
        speak();
        if (hangUpWanted) {
            hangUpNow();
        }
    }

    @Override
    public void failed(int status) {
        finish(CallEnd.TIMED_OUT);
    }

    /** BYE after the answer; before it, CANCEL as soon as a provisional response allows it (§9.1). */
    @Override
    void hangUpNow() {
        Session session = session();
        hangUpWanted = true;
        if (isOver()) {
            return;
        }
        if (session != null) {
            bye(session);
        } else {
            client.cancel();
        }
    }

    @Override
    void endUnanswered(CallEnd cause, SipText request) {
        if (session() == null) {
            finish(cause, request);
        }
    }

    @Override
    public void acknowledged(Session session, SipText ack) {
        if (ack.contentType().equals("application/sdp")) {
            audio.accept(SdpText.parse(ack.body()));
        }
    }
}
