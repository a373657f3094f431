package io.sipwright.scenarios.phone.scripted.sip;

import io.sipwright.pstn.sip.SipEdit;
import io.sipwright.pstn.sip.SipText;
import java.util.List;

/** The headers that JsSIP 3.13 puts into its messages, in its order. Immutable. */
final class JsSipForm {
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

    /** A request up to its CSeq; {@link #end} completes it. */
    SipEdit request(String method, String uri, Parties parties, long cseq, List<String> routes) {
        SipEdit edit = SipText.request(method, uri).edit().add("Via", identity.via());
        routes.forEach(route -> edit.add("Route", route));
        return edit.add("Max-Forwards", "69")
                .add("To", parties.to())
                .add("From", parties.from())
                .add("Call-ID", parties.callId())
                .add("CSeq", cseq + " " + method);
    }

    SipText end(SipEdit request, String supported, Body body) {
        if (!body.isEmpty()) {
            request.add("Content-Type", body.type());
        }
        return request.add("Allow", ALLOW)
                .add("Supported", supported)
                .add("User-Agent", USER_AGENT)
                .add("Content-Length", Integer.toString(body.length()))
                .rawBody(body.bytes())
                .done();
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

    /** Session timers and Replaces are not spoken here, so they are not claimed. */
    static String supported(String method) {
        return switch (method) {
            case "REGISTER" -> "path,gruu,outbound";
            case "INVITE" -> "ice,outbound";
            default -> "outbound";
        };
    }
}
