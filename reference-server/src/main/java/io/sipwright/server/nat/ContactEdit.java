package io.sipwright.server.nat;

import io.sipwright.server.transport.Flow;
import javax.sip.address.SipURI;
import javax.sip.message.Message;

/** An edit of one Contact URI. Idempotent. */
public interface ContactEdit {
    /**
     * @param contact changed in place
     * @param message the message that it stands in
     * @param source the flow that the message came on
     */
    void apply(SipURI contact, Message message, Flow source);

    /** The section that allows it, for the reason ledger. */
    String rfc();
}
