package io.sipwright.server.nat;

import io.sipwright.server.explain.ReasonLedger;
import io.sipwright.server.explain.Rewrite;
import io.sipwright.server.sip.SipHeaders;
import io.sipwright.server.transport.Flow;
import java.util.Set;
import javax.sip.address.SipURI;
import javax.sip.header.ContactHeader;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * Mends the Contacts of what arrives on a flow, so that the far side's in-dialog requests lead back to it (contract N3,
 * N7). A second call changes nothing. Thread-safe; changes the message that it is given.
 */
public final class ContactFix {
    private final ContactEdit edit;
    private final Set<NatTest> udpTests;
    private final ReasonLedger ledger;

    /** @param udpTests a Contact from UDP is mended when one of these hits; from a WebSocket it always is */
    public ContactFix(ContactEdit edit, Set<NatTest> udpTests, ReasonLedger ledger) {
        this.edit = edit;
        this.udpTests = Set.copyOf(udpTests);
        this.ledger = ledger;
    }

    /** Mends every Contact of a request or reply that came in on this flow. */
    public void apply(Message message, Flow source) {
        if (redirects(message)) {
            return; // RFC 3261 §8.1.3.4: the Contact of a 3xx names somebody else
        }
        for (ContactHeader contact : SipHeaders.all(message, ContactHeader.NAME, ContactHeader.class)) {
            if (!contact.isWildCard() && contact.getAddress().getURI() instanceof SipURI uri && needed(uri, source)) {
                mend(message, uri, source);
            }
        }
    }

    private void mend(Message message, SipURI uri, Flow source) {
        String before = uri.toString();
        edit.apply(uri, message, source);
        if (!uri.toString().equals(before)) {
            ledger.note(new Rewrite(
                    SipHeaders.callId(message),
                    startOf(message) + " Contact",
                    before,
                    uri.toString(),
                    message instanceof Request ? "NAT-007" : "NAT-008",
                    edit.rfc()));
        }
    }

    private boolean needed(SipURI uri, Flow source) {
        return source.transport().isWebSocket()
                || udpTests.stream().anyMatch(test -> test.hits(uri.getHost(), uri.getPort(), source.remote()));
    }

    private static boolean redirects(Message message) {
        return message instanceof Response response && response.getStatusCode() / 100 == 3;
    }

    private static String startOf(Message message) {
        String method = SipHeaders.cseqMethod(message);
        return message instanceof Response response ? response.getStatusCode() + " to " + method : method;
    }
}
