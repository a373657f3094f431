package io.sipwright.pstn.ua;

import io.sipwright.pstn.sip.SipEdit;
import io.sipwright.pstn.sip.SipText;
import java.util.List;

/**
 * The fields that decide where a request goes and what it belongs to (RFC 3261 §8.1.1, §12.2.1.1).
 *
 * @param method as written
 * @param uri Request-URI
 * @param routes values of Route, in order
 * @param from value of From, with tag
 * @param to value of To, within a dialog with tag
 * @param callId value of Call-ID
 * @param cseq number of CSeq
 */
public record RequestFields(
        String method, String uri, List<String> routes, String from, String to, String callId, long cseq) {

    public RequestFields {
        routes = List.copyOf(routes);
    }

    /** Outside of a dialog, without Route. */
    public static RequestFields of(String method, String uri, String from, String to, String callId, long cseq) {
        return new RequestFields(method, uri, List.of(), from, to, callId, cseq);
    }

    /** The request up to its CSeq, without body and its headers. */
    public SipEdit edit(String via) {
        SipEdit edit = SipText.request(method, uri).edit().add("Via", via).add("Max-Forwards", "70");
        routes.forEach(route -> edit.add("Route", route));
        return edit.add("From", from).add("To", to).add("Call-ID", callId).add("CSeq", cseq + " " + method);
    }
}
