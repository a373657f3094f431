package io.sipwright.pstn.ua;

import io.sipwright.pstn.sip.SipText;

/** The way to one peer: a UDP socket with the peer's address, or a connection (RFC 5626 §3). */
public interface Flow {
    /** Sends one message. What cannot be sent is lost: the transaction's timers notice it. */
    void send(SipText message);

    /** Whether the transport delivers in order and without loss, so that nothing is sent again (RFC 3261 §17.1.1.2). */
    boolean isReliable();
}
