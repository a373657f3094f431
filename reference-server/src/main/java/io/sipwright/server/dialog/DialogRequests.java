package io.sipwright.server.dialog;

import io.sipwright.server.sip.SipElements;
import io.sipwright.server.transport.Flow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sip.address.SipURI;
import javax.sip.header.Header;
import javax.sip.message.Request;

/** Requests that the server sends in a dialog on behalf of one side (RFC 3261 §12.2.1.1). */
final class DialogRequests {
    private final Function<Flow, ? extends Header> via;

    /** @param via makes our Via for a flow, with a new branch */
    DialogRequests(Function<Flow, ? extends Header> via) {
        this.via = via;
    }

    /** @param reason the value of the Reason header (RFC 3326) */
    Request bye(Dialog dialog, Party to, Flow flow, String reason) {
        List<String> lines = lines(dialog, to, flow, "BYE", dialog.other(to).nextCseq());
        lines.add("Reason: " + reason);
        return request(lines);
    }

    /** The ACK to a party's 2xx (RFC 3261 §13.2.2.4). */
    Request ack(Dialog dialog, Party to, Flow flow, long inviteCseq) {
        return request(lines(dialog, to, flow, "ACK", inviteCseq));
    }

    private List<String> lines(Dialog dialog, Party to, Flow flow, String method, long cseq) {
        Header ours = via.apply(flow);
        String uri = to.target().map(Party.Target::uri).orElseThrow();
        List<String> routes = new ArrayList<>(to.routes());
        Optional<SipURI> strict = to.firstRoute().filter(first -> !first.hasLrParam());
        if (strict.isPresent()) { // RFC 3261 §12.2.1.1: a strict router is the Request-URI, the target the last Route
            routes.remove(0);
            routes.add("<" + uri + ">");
            uri = SipElements.requestUri(strict.get().toString()).toString();
        }
        List<String> lines = new ArrayList<>();
        lines.add(method + " " + uri + " SIP/2.0");
        lines.add("Via: " + SipElements.value(ours));
        routes.forEach(route -> lines.add("Route: " + route));
        lines.add("Max-Forwards: 70");
        lines.add("From: " + dialog.other(to).address());
        lines.add("To: " + to.address());
        lines.add("Call-ID: " + dialog.id().callId());
        lines.add("CSeq: " + cseq + " " + method);
        lines.add("Content-Length: 0");
        return lines;
    }

    private static Request request(List<String> lines) {
        return SipElements.request(lines.toArray(String[]::new));
    }
}
