package io.sipwright.server.routing;

import io.sipwright.server.sip.SipElements;
import java.util.ArrayList;
import java.util.List;
import javax.sip.header.Header;
import javax.sip.message.Request;

/** Requests that the server sends inside a dialog in the place of a side that is gone (RFC 3261 §12.2.1.1). */
final class DialogRequests {
    private final ViaBranches branches;

    DialogRequests(ViaBranches branches) {
        this.branches = branches;
    }

    /** @param why the text of the Reason header (RFC 3326) */
    Request bye(WatchedDialog dialog, Side to, String why) {
        Side gone = dialog.other(to);
        List<String> lines = lines(dialog, to, "BYE", gone.nextCseq());
        lines.add("Reason: SIP;cause=408;text=\"" + why.replace("\"", "'") + "\"");
        return SipElements.request(lines.toArray(String[]::new));
    }

    /** The ACK to the callee's 2xx (RFC 3261 §13.2.2.4). */
    Request ack(WatchedDialog dialog, long inviteCseq) {
        return SipElements.request(
                lines(dialog, dialog.callee(), "ACK", inviteCseq).toArray(String[]::new));
    }

    private List<String> lines(WatchedDialog dialog, Side to, String method, long cseq) {
        Header via = branches.via(to.flow());
        List<String> lines = new ArrayList<>();
        lines.add(method + " " + to.target() + " SIP/2.0");
        lines.add("Via: " + SipElements.value(via));
        to.routes().forEach(route -> lines.add("Route: " + route));
        lines.add("Max-Forwards: 70");
        lines.add("From: " + dialog.other(to).address());
        lines.add("To: " + to.address());
        lines.add("Call-ID: " + dialog.id().callId());
        lines.add("CSeq: " + cseq + " " + method);
        lines.add("Content-Length: 0");
        return lines;
    }
}
