package io.sipwright.pstn.ua;

import io.sipwright.pstn.sip.SipText;

/** A flow to one peer: a UDP socket with the peer's address, or a connection (RFC 5626 §3). */
public interface Flow {
    /** Sends one message. A failed send is a lost message: the transaction's timers handle it. */
    void send(SipText message);

    /**
     * Whether the transport delivers in order and without loss, so that nothing is retransmitted (RFC 3261 §17.1.1.2).
     */
    boolean isReliable();
}
