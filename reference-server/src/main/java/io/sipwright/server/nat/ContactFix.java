package io.sipwright.server.nat;

import io.sipwright.server.explain.ReasonLedger;
import io.sipwright.server.explain.Rewrite;
import io.sipwright.server.sip.SipHeaders;
import io.sipwright.server.transport.Flow;
import java.util.Set;
import java.util.function.Predicate;
import javax.sip.address.SipURI;
import javax.sip.header.ContactHeader;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * Rewrites the Contacts of requests and responses from a flow, so that the far side's in-dialog requests lead back to
 * it (RFC 5626 §5.3, RFC 7118 §5). Idempotent. Thread-safe; changes the given message.
 */
public final class ContactFix {
    private static final ContactEdit ADDRESS = new AddressContact();

    private final ContactEdit webSocketEdit;
    private final Set<NatTest> udpTests;
    private final Predicate<Flow> believed;
    private final ReasonLedger ledger;

    /**
     * @param webSocketEdit what is done to each Contact from a WebSocket
     * @param udpTests a Contact from UDP gets the source address if one of these applies (NAT-009 · RFC 6314 §5.1)
     * @param believed whose Contacts are not changed: a gateway knows its address and may use another one
     */
    public ContactFix(ContactEdit webSocketEdit, Set<NatTest> udpTests, Predicate<Flow> believed, ReasonLedger ledger) {
        this.webSocketEdit = webSocketEdit;
        this.udpTests = Set.copyOf(udpTests);
        this.believed = believed;
        this.ledger = ledger;
    }

    /** Rewrites every Contact of a request or response from this flow. */
    public void apply(Message message, Flow source) {
        if (redirects(message) || believed.test(source)) {
            return; // RFC 3261 §8.1.3.4: the Contact of a 3xx names another party
        }
        for (ContactHeader contact : SipHeaders.all(message, ContactHeader.NAME, ContactHeader.class)) {
            if (!contact.isWildCard() && contact.getAddress().getURI() instanceof SipURI uri && needed(uri, source)) {
                rewrite(message, uri, source);
            }
        }
    }

    private void rewrite(Message message, SipURI uri, Flow source) {
        ContactEdit edit = source.transport().isWebSocket() ? webSocketEdit : ADDRESS;
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
