package io.sipwright.server.nat;

import io.sipwright.server.transport.Flow;
import javax.sip.address.SipURI;

/** What is done to one Contact URI. Idempotent. */
public interface ContactEdit {
    void apply(SipURI contact, Flow source);

    /** The section that allows it, for the reason ledger. */
    String rfc();
}
