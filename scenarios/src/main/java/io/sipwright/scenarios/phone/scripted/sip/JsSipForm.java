package io.sipwright.scenarios.phone.scripted.sip;

import io.sipwright.pstn.sip.SipEdit;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.ua.MessageForm;
import io.sipwright.pstn.ua.RequestFields;

/** The headers that JsSIP 3.13 puts into its messages, in its order. Immutable. */
final class JsSipForm implements MessageForm {
    static final String ALLOW = "INVITE,ACK,CANCEL,BYE,UPDATE,MESSAGE,OPTIONS,REFER,INFO,NOTIFY,SUBSCRIBE";
    static final String SDP = "application/sdp";
    private static final String USER_AGENT = "Sipwright scripted browser (as JsSIP 3.13.8)";

    private final SipIdentity identity;

    JsSipForm(SipIdentity identity) {
        this.identity = identity;
    }

    SipIdentity identity() {
        return identity;
    }

    @Override
    public String via() {
        return identity.via();
    }

    @Override
    public SipEdit begin(RequestFields fields) {
        SipEdit edit = SipText.request(fields.method(), fields.uri()).edit().add("Via", via());
        fields.routes().forEach(route -> edit.add("Route", route));
        return edit.add("Max-Forwards", "69")
                .add("To", fields.to())
                .add("From", fields.from())
                .add("Call-ID", fields.callId())
                .add("CSeq", fields.cseq() + " " + fields.method());
    }

    @Override
    public SipText end(SipEdit request) {
        SipText begun = request.done();
        return begun.edit()
                .add("Allow", ALLOW)
                .add("Supported", supported(begun.method()))
                .add("User-Agent", USER_AGENT)
                .add("Content-Length", Integer.toString(begun.body().length))
                .done();
    }

    SipText end(SipEdit request, Body body) {
        return body.isEmpty()
                ? end(request)
                : end(request.add("Content-Type", body.type()).rawBody(body.bytes()));
    }

    @Override
    public SipText ackOfFailure(SipText invite, SipText response) {
        return withinTransaction("ACK", invite)
                .set("To", response.header("To").orElse(""))
                .remove("Authorization")
                .remove("Proxy-Authorization")
                .done();
    }

    @Override
    public SipText cancel(SipText invite) {
        return withinTransaction("CANCEL", invite).done();
    }

    private static SipEdit withinTransaction(String method, SipText invite) {
        return invite.edit()
                .startLine(method + " " + invite.requestUri() + " SIP/2.0")
                .set("CSeq", invite.cseqNumber() + " " + method)
                .set("Supported", supported(method))
                .remove("Contact")
                .body("", new byte[0]);
    }

    @Override
    public SipText response(SipText request, int status, String reason, String toTag) {
        return response(request, status, reason, toTag, Body.NONE);
    }

    /** A response; with Contact where it makes or refreshes a dialog. */
    SipText response(SipText request, int status, String reason, String toTag, Body body) {
        SipEdit edit = request.answer(status, reason, toTag).edit();
        boolean dialog = request.method().equals("INVITE") || request.method().equals("UPDATE");
        if (dialog && status > 100 && status < 300) {
            edit.add("Contact", identity.answeringContact());
        }
        edit.add("Supported", supported(request.method())).add("Allow", ALLOW);
        return body.isEmpty()
                ? edit.done()
                : edit.body(body.type(), body.bytes()).done();
    }

    /** Session timers and Replaces are not supported, so they are not listed. */
    private static String supported(String method) {
        return switch (method) {
            case "REGISTER" -> "path,gruu,outbound";
            case "INVITE" -> "ice,outbound";
            default -> "outbound";
        };
    }
}
