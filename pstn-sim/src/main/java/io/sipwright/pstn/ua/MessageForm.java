package io.sipwright.pstn.ua;

import io.sipwright.pstn.sip.HeaderLine;
import io.sipwright.pstn.sip.SipEdit;
import io.sipwright.pstn.sip.SipText;
import java.util.List;

/** The message format of a user agent: its headers and their order. Immutable. */
public interface MessageForm {
    /** Value of Via with a fresh branch. */
    String via();

    /** A request up to its CSeq; {@link #end} completes it. */
    default SipEdit begin(RequestFields fields) {
        return fields.edit(via());
    }

    /** Completes a request whose body, if any, is set. */
    SipText end(SipEdit request);

    /**
     * Repeats a request as a new one: after a challenge (RFC 3261 §22.2), 422 (RFC 4028 §7.4) or 423 (RFC 3261
     * §10.2.8).
     *
     * @param changed the earlier request with its changes
     */
    default SipText again(SipEdit changed, long cseq, String method) {
        return changed.set("Via", via()).set("CSeq", cseq + " " + method).done();
    }

    /** The ACK of a final response other than 2xx, within the INVITE's transaction (RFC 3261 §17.1.1.3). */
    default SipText ackOfFailure(SipText invite, SipText response) {
        return withinTransaction("ACK", invite)
                .set("To", response.header("To").orElse(""))
                .done();
    }

    /** The CANCEL of an INVITE as last sent (RFC 3261 §9.1). */
    default SipText cancel(SipText invite) {
        return withinTransaction("CANCEL", invite).done();
    }

    /** A response without body (RFC 3261 §8.2.6). The To tag is added where the request has none. */
    default SipText response(SipText request, int status, String reason, String toTag) {
        return request.answer(status, reason, toTag);
    }

    private static SipEdit withinTransaction(String method, SipText invite) {
        SipEdit edit = SipText.request(method, invite.requestUri()).edit();
        edit.add("Via", invite.header("Via").orElse(""));
        for (HeaderLine line : invite.lines()) {
            if (List.of("Max-Forwards", "Route", "From", "To", "Call-ID").stream()
                    .anyMatch(line::is)) {
                edit.add(line.name(), line.value());
            }
        }
        return edit.add("CSeq", invite.cseqNumber() + " " + method).add("Content-Length", "0");
    }
}
