package io.sipwright.server.session;

/** What kind of media stands at one end of a dialog. */
public enum Peer {
    /** ICE, DTLS-SRTP, rtcp-mux. */
    BROWSER,
    /** Plain RTP. */
    PLAIN
}
