package io.sipwright.server.media.srtp;

/** What became of a packet. */
public enum SrtpResult {
    OK,
    /** No handshake is complete. */
    NO_KEYS,
    /** Its tag does not match. */
    FORGED,
    /** It was there before, or is too old to know. */
    REPLAYED,
    /** The first packet of a source that starts its sequence numbers anew; the next one in order is taken (RFC 3550 §A.1). */
    RESTARTED,
    /** The stream has more sources than a call can have. */
    TOO_MANY_SOURCES,
    /** It is no SRTP packet. */
    INVALID
}
