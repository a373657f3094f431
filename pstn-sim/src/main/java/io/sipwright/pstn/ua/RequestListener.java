package io.sipwright.pstn.ua;

import io.sipwright.pstn.sip.SipText;

/** Receives what no transaction takes for itself (RFC 3261 §17.2). */
public interface RequestListener {
    /** A new request; its transaction waits for the response. */
    void request(ServerTransaction transaction);

    /** An ACK that belongs to a 2xx, or to nothing that is known. */
    void ack(SipText ack);
}
