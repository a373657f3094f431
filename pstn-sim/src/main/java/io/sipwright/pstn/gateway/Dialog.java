package io.sipwright.pstn.gateway;

import io.sipwright.pstn.sip.NameAddr;
import io.sipwright.pstn.sip.SipEdit;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.sip.SipUri;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What both sides of a call agree on (RFC 3261 §12). Lives on the gateway's thread. */
final class Dialog {
    private final String callId;
    private final String local;
    private final String remote;
    private final List<String> routes;
    private final String contact;
    private String target;
    private long localCseq;
    private long remoteCseq = -1;

    /** As the called side; {@code response} is ours and has our tag (§12.1.1). */
    static Dialog called(SipText invite, SipText response, String contact) {
        Dialog dialog = new Dialog(
                response.header("To").orElse(""), response, invite.values("Record-Route"), contact, uriOf(invite));
        dialog.remoteCseq = invite.cseqNumber();
        dialog.localCseq = 1;
        return dialog;
    }

    /** As the calling side (§12.1.2). A response without Contact leaves the target at the Request-URI. */
    static Dialog calling(SipText invite, SipText response, String contact) {
        List<String> routes = new ArrayList<>(response.values("Record-Route"));
        Collections.reverse(routes);
        String target = response.contact().map(NameAddr::uri).orElse(invite.requestUri());
        Dialog dialog = new Dialog(invite.header("From").orElse(""), response, routes, contact, target);
        dialog.localCseq = invite.cseqNumber();
        return dialog;
    }

    private Dialog(String local, SipText response, List<String> routes, String contact, String target) {
        this.callId = response.callId();
        this.local = local;
        String from = response.header("From").orElse("");
        boolean calling =
                NameAddr.parse(local).tag().equals(NameAddr.parse(from).tag());
        this.remote = calling ? response.header("To").orElse("") : from;
        this.routes = List.copyOf(routes);
        this.contact = contact;
        this.target = target;
    }

    private static String uriOf(SipText invite) {
        return invite.contact().map(NameAddr::uri).orElse(invite.from().uri());
    }

    String remoteTag() {
        return NameAddr.parse(remote).tag();
    }

    /** Our own Contact. */
    String contact() {
        return contact;
    }

    /** Takes the new Contact of a target refresh (§12.2.1.2, §12.2.2). */
    void refresh(SipText message) {
        message.contact().map(NameAddr::uri).filter(u -> !u.isEmpty()).ifPresent(u -> target = u);
    }

    /** Whether a request comes in order; remembers its number (§12.2.2). */
    boolean accepts(SipText request) {
        boolean inOrder = request.cseqNumber() >= remoteCseq;
        remoteCseq = Math.max(remoteCseq, request.cseqNumber());
        return inOrder;
    }

    /** A request within the dialog with the next CSeq, ready but for its body (§12.2.1.1). */
    SipEdit request(String method, String sentBy) {
        localCseq++;
        return request(method, localCseq, sentBy);
    }

    /** An ACK of a 2xx has its INVITE's CSeq (§13.2.2.4). */
    SipText ack(long inviteCseq, String sentBy) {
        return request("ACK", inviteCseq, sentBy).done();
    }

    private SipEdit request(String method, long cseq, String sentBy) {
        boolean strict = !routes.isEmpty() && !isLoose(routes.get(0));
        String uri = strict ? NameAddr.parse(routes.get(0)).uri() : target;
        SipEdit request = SipText.request(method, uri).edit();
        request.add("Via", "SIP/2.0/UDP " + sentBy + ";branch=" + Identifiers.branch() + ";rport");
        request.add("Max-Forwards", "70");
        routes.stream().skip(strict ? 1 : 0).forEach(route -> request.add("Route", route));
        if (strict) {
            request.add("Route", "<" + target + ">");
        }
        request.add("From", local).add("To", remote).add("Call-ID", callId).add("CSeq", cseq + " " + method);
        return request.add("Contact", contact).add("Content-Length", "0");
    }

    /** The URI that decides where requests go: the first route, else the remote target. */
    String nextHop() {
        return routes.isEmpty() ? target : NameAddr.parse(routes.get(0)).uri();
    }

    private static boolean isLoose(String route) {
        return NameAddr.parse(route).sipUri().filter(SipUri::isLooseRouter).isPresent();
    }
}
