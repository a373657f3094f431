package io.sipwright.pstn.ua;

import io.sipwright.pstn.sip.SipText;

/** Receives new requests and ACKs that match no transaction (RFC 3261 §17.2). */
public interface RequestListener {
    /** A new request; its transaction waits for the response. */
    void request(ServerTransaction transaction);

    /** An ACK of a 2xx, or of nothing known. */
    void ack(SipText ack);
}
